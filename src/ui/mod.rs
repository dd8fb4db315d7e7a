//! What the app looks like: a pure drawing of its state, and nothing that changes it. A screen has the same file name
//! here as in `app`.

pub mod contrast;
pub mod picture;
pub mod text;
pub mod theme;
