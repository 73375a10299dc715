//! The command line's entry: hands over to `cli` and ends with its exit code.

fn main() {}
