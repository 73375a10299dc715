//! Values of arguments whose mistakes come with help. Owns the step from such an
//! error to one of clap, in the form that all errors of the program have.

use std::ffi::OsStr;
use std::marker::PhantomData;
use std::str::FromStr;

use clap::builder::TypedValueParser;
use clap::error::ErrorKind;
use clap::{Arg, Command};

use crate::domain::{UserError, clean};

/// Parses a value by its own rules. A value that breaks them ends the run with the
/// `error:` and `help:` lines of its error.
pub struct Checked<T>(PhantomData<fn() -> T>);

impl<T> Checked<T> {
    /// A parser of such values.
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

// A derived one would ask for `T: Clone` of a parser that holds no value.
impl<T> Clone for Checked<T> {
    fn clone(&self) -> Self {
        Self::new()
    }
}

impl<T> TypedValueParser for Checked<T>
where
    T: FromStr<Err: UserError> + Clone + Send + Sync + 'static,
{
    type Value = T;

    fn parse_ref(
        &self,
        command: &Command,
        _: Option<&Arg>,
        value: &OsStr,
    ) -> clap::error::Result<T> {
        value.to_string_lossy().parse().map_err(|error: T::Err| {
            let what = clean(&error.to_string());
            let text = format!("{what}\nhelp: {}\n", clean(&error.help()));
            clap::Error::raw(ErrorKind::ValueValidation, text).with_cmd(command)
        })
    }
}
