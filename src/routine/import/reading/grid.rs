//! The rows of a table as its cells are read, with those that span several columns or rows.

/// How far a cell reaches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
    /// Whether it names what is in them, so that its words hold for each.
    pub is_name: bool,
}

/// One row, and what is carried into the next ones.
#[derive(Debug, Default)]
pub(super) struct Grid {
    row: Vec<String>,
    /// By column: in how many more rows the words stand.
    carried: Vec<(usize, String)>,
    /// Columns that the last cell takes as well.
    owed: usize,
}

impl Grid {
    /// A cell of `words`.
    pub(super) fn cell(&mut self, words: &str, span: Span) {
        let owed = std::mem::take(&mut self.owed);
        (0..owed).for_each(|_| self.row.push(String::new()));
        self.carry();
        let columns = span.columns.clamp(1, 50);
        let repeated = if span.is_name { columns } else { 1 };
        for _ in 0..repeated {
            if span.rows > 1 {
                self.carried.resize(self.carried.len().max(self.row.len() + 1), (0, String::new()));
                self.carried[self.row.len()] = (span.rows - 1, words.to_owned());
            }
            self.row.push(words.to_owned());
        }
        self.owed = columns - repeated;
    }

    /// The row that is over, unless nothing is in it. A last cell that spans the rest stands alone.
    pub(super) fn row(&mut self) -> Option<Vec<String>> {
        self.owed = 0;
        if self.row.is_empty() {
            return None;
        }
        self.carry();
        Some(std::mem::take(&mut self.row))
    }

    /// The table is over: nothing is carried any further.
    pub(super) fn end(&mut self) {
        self.carried.clear();
    }

    /// Puts in the words that earlier rows carry into the next columns.
    fn carry(&mut self) {
        while let Some((rows, words)) = self.carried.get_mut(self.row.len()).filter(|(rows, _)| *rows > 0) {
            *rows -= 1;
            let words = words.clone();
            self.row.push(words);
        }
    }
}

/// Fewer columns are no table.
const FEWEST_COLUMNS: usize = 3;

/// How many of the first `lines` are rows of a table in plain text: the same number of columns by tabs, or in at least three lines
/// by two spaces or more.
pub(super) fn rows_from(lines: &[&str]) -> usize {
    let Some(width) = lines.first().and_then(|line| columns_of(line)).map(|cells| cells.len()) else { return 0 };
    let has_tabs = lines[0].contains('\t');
    let is_row =
        |line: &&&str| line.contains('\t') == has_tabs && columns_of(line).is_some_and(|cells| cells.len() == width);
    let rows = lines.iter().take_while(is_row).count();
    if rows >= if has_tabs { 2 } else { 3 } { rows } else { 0 }
}

/// The cells of a line of plain text, if it has as many as a table.
pub(super) fn columns_of(line: &str) -> Option<Vec<String>> {
    let cells: Vec<String> = match line.contains('\t') {
        true => line.split('\t').map(|cell| cell.trim().to_owned()).collect(),
        false => line.split("  ").map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect(),
    };
    let begins = cells.first().is_some_and(|first| !first.is_empty()) && !line.starts_with(' ');
    (begins && cells.len() >= FEWEST_COLUMNS).then_some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(columns: usize, rows: usize) -> Span {
        Span { columns, rows, is_name: false }
    }

    #[test]
    fn a_cell_stands_in_every_row_it_spans_and_a_name_in_every_column() {
        let mut grid = Grid::default();
        grid.cell("Exercise", Span { columns: 1, rows: 2, is_name: true });
        grid.cell("How much", Span { columns: 2, rows: 1, is_name: true });
        assert_eq!(grid.row(), Some(["Exercise", "How much", "How much"].map(str::to_owned).to_vec()));
        grid.cell("Sets", cell(1, 1));
        grid.cell("Reps", cell(1, 1));
        assert_eq!(grid.row(), Some(["Exercise", "Sets", "Reps"].map(str::to_owned).to_vec()));
        grid.cell("Then rest", cell(3, 1));
        assert_eq!(grid.row(), Some(vec!["Then rest".to_owned()]), "a row of its own");
        grid.cell("Plank", cell(1, 1));
        grid.cell("as long as you can", cell(2, 1));
        grid.cell("30 s", cell(1, 1));
        assert_eq!(grid.row(), Some(["Plank", "as long as you can", "", "30 s"].map(str::to_owned).to_vec()));
        assert_eq!(grid.row(), None);
    }

    #[test]
    fn plain_text_has_a_table_where_lines_have_the_same_columns() {
        assert_eq!(rows_from(&["Exercise\tSets\tHold", "Plank\t3\t30 s", "Rest.\t"]), 2);
        assert_eq!(rows_from(&["Exercise   Sets  Hold", "Plank      3     30 s", "Bridge     2     10 s", ""]), 3);
        assert_eq!(rows_from(&["Sit down.  Breathe.  Rest.", "Then stand."]), 0);
        assert_eq!(rows_from(&["\t1.\tSit\tdown", "\t2.\tStand\tup"]), 0);
    }
}
