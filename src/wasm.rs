//! The boundary to JavaScript: the one file that knows it exists. Built for the extension's background with
//! `wasm-bindgen --target web`.

use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Analyses a text; returns an `isnad/1` object whose absent values are `null`.
///
/// # Errors
/// A JavaScript error, where the analysis cannot be turned into an object.
#[wasm_bindgen]
pub fn analyse(text: &str, options: JsValue) -> Result<JsValue, JsValue> {
    let _ = options;
    let to_js = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(crate::analyse(text).serialize(&to_js)?)
}

/// The version of the core.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

#[wasm_bindgen]
pub fn report(_analysis: JsValue, _meta: JsValue, format: &str) -> Result<String, JsValue> {
    Err(format!("no such format: {format}").into())
}
