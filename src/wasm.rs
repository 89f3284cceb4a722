//! The boundary to JavaScript: the one file that knows it exists. Built for the extension's background with
//! `wasm-bindgen --target web`.

use crate::report::{Format, Meta};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

/// Analyses a text; returns an `isnad/1` object whose absent values are `null`. `options` is `{ watch: [{ name,
/// aliases, kind }] }`, or nothing.
///
/// # Errors
/// A JavaScript error, where the options are of another form or the analysis cannot be turned into an object.
#[wasm_bindgen]
pub fn analyse(text: &str, options: JsValue) -> Result<JsValue, JsValue> {
    let analysis = crate::analyse_with(text, &read(options)?);
    Ok(analysis.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
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

/// The version of the core.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Reads an object; nothing is the default.
fn read<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, JsValue> {
    if value.is_undefined() || value.is_null() { Ok(T::default()) } else { Ok(serde_wasm_bindgen::from_value(value)?) }
}
