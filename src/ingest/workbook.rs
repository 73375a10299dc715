//! Rows out of a workbook (.xlsx). To be written.

use std::path::Path;

use super::IngestError;
use super::exported_sheet::SheetRow;

/// Reads the long sheet of a workbook.
pub(super) fn read_long_sheet(
    file: &Path,
    _required: &[&str],
) -> Result<Vec<SheetRow>, IngestError> {
    Err(IngestError::new(
        file,
        "workbooks are not read yet",
        "Save it as .csv.",
    ))
}
