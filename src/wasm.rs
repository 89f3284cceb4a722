//! The boundary to JavaScript: the one file that knows it exists. Built for the extension's background with
//! `wasm-bindgen --target web`.

use crate::report::{Format, Meta};
use js_sys::{JSON, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use web_sys::{Performance, WorkerGlobalScope, console};

/// Has the browser's console say what went wrong before a trap stops the instance.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| console::error_2(&"isnad:".into(), &panic.to_string().into())));
}

/// Analyses a text; returns an `isnad/1` object whose absent values are `null`. `options` is `{ watch: [{ name,
/// aliases, kind }], measure }`, or nothing. With `measure: true` the browser's performance timeline gets what the
/// analysis and its way to an object took, as `isnad:analysis` and `isnad:object`.
///
/// # Errors
/// A JavaScript error, where the options are of another form or the analysis cannot be turned into an object.
#[wasm_bindgen]
pub fn analyse(text: &str, options: JsValue) -> Result<JsValue, JsValue> {
    let watch = Stopwatch::new(&options);
    let analysis = watch.measure("isnad:analysis", || Ok(crate::analyse_with(text, &read(options)?)))?;
    // One string that the browser parses takes less than half of what making the objects from here takes, where every
    // property is a call of its own.
    watch.measure("isnad:object", || {
        JSON::parse(&serde_json::to_string(&analysis).map_err(|e| JsValue::from(e.to_string()))?)
    })
}

/// Writes a report of an `isnad/1` object. `meta` says where the text came from; `format` is one of markdown, text,
/// html, csv, json, jsonld. Without `text` there are no links to a sentence.
///
/// # Errors
/// A JavaScript error, where an argument is of another form.
#[wasm_bindgen]
pub fn report(analysis: JsValue, meta: JsValue, format: &str, text: Option<String>) -> Result<String, JsValue> {
    let analysis: crate::Analysis = serde_wasm_bindgen::from_value(analysis)?;
    let meta: Meta = read(meta)?;
    let format: Format = format.parse().map_err(|e: String| JsValue::from(e))?;
    Ok(crate::report::report(text.as_deref().unwrap_or(""), &analysis, &meta, format))
}

/// Writes the sentence around UTF-16 `start..end` of a text, with its source and a link to it.
///
/// # Errors
/// A JavaScript error, where an argument is of another form.
#[wasm_bindgen]
pub fn sentence(text: &str, start: u32, end: u32, meta: JsValue, format: &str) -> Result<String, JsValue> {
    let format: Format = format.parse().map_err(|e: String| JsValue::from(e))?;
    Ok(crate::report::sentence(text, start, end, &read(meta)?, format))
}

/// Links to stretches of a text: `spans` holds start and end of each, one after the other.
#[wasm_bindgen]
pub fn links(text: &str, url: &str, spans: &[u32]) -> Vec<String> {
    crate::report::links(text, url, spans.chunks_exact(2).map(|span| (span[0], span[1])))
}

/// The version of the core.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Reads an object; nothing is the default.
fn read<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, JsValue> {
    if value.is_undefined() || value.is_null() { Ok(T::default()) } else { Ok(serde_wasm_bindgen::from_value(value)?) }
}

/// Writes what work takes to the browser's performance timeline, where that is asked for.
struct Stopwatch(Option<Performance>);

impl Stopwatch {
    /// One that runs where the options say `measure: true`.
    fn new(options: &JsValue) -> Self {
        let asked = Reflect::get(options, &"measure".into()).is_ok_and(|v| v.is_truthy());
        // Workers, service workers and pages alike have it as a property of their global object.
        Stopwatch(asked.then(|| js_sys::global().unchecked_into::<WorkerGlobalScope>().performance()).flatten())
    }

    /// Does some work, and enters it under `name`.
    fn measure<T>(&self, name: &str, work: impl FnOnce() -> Result<T, JsValue>) -> Result<T, JsValue> {
        let Some(timeline) = &self.0 else { return work() };
        timeline.mark(name)?;
        let done = work();
        timeline.measure_with_start_mark(name, name)?;
        timeline.clear_marks_with_mark_name(name);
        done
    }
}
