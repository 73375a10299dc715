//! The HTML report as a browser would read it: every cell and quote comes back
//! as it went in, and no text becomes anything but text.

mod cells;
mod hostile;
mod page;
mod parts;
mod quotes;
