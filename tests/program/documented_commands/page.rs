//! The fenced blocks of a page in Markdown. Owns where a block begins and ends and
//! where a command ends. Running the commands is in `reader.rs`.

/// A fenced block.
#[derive(Debug, PartialEq, Eq)]
pub struct Block {
    /// The word after the opening fence, such as `sh`.
    pub language: String,
    /// The lines between the fences, without the indentation of the fence.
    pub text: String,
}

/// Finds all fenced blocks of a page, in order.
pub fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(language) = line.trim_start().strip_prefix("```") else {
            continue;
        };
        let indentation = line.len() - line.trim_start().len();
        let inside = lines.by_ref().take_while(|line| line.trim() != "```");
        let text = inside.map(|line| line.get(indentation..).unwrap_or("").to_owned() + "\n");
        blocks.push(Block {
            language: language.to_owned(),
            text: text.collect(),
        });
    }
    blocks
}

impl Block {
    /// Finds the commands of a block. A command is a line with the lines that
    /// continue it: `ls \` and `news` are one. A comment alone is no command.
    pub fn commands(&self) -> Vec<String> {
        let mut commands: Vec<String> = Vec::new();
        let mut continues = false;
        for line in self.text.lines() {
            if continues {
                let command = commands.last_mut().unwrap();
                *command = format!("{command}\n{line}");
            } else if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
                commands.push(line.to_owned());
            } else {
                continue;
            }
            continues = line.ends_with('\\');
        }
        commands
    }

    /// Finds the command of a `text` block that shows what a command prints: the
    /// first line after `$ `. Gives the command and the lines that are shown.
    pub fn shown_output(&self) -> Option<(&str, &str)> {
        self.text.strip_prefix("$ ")?.split_once('\n')
    }
}

#[test]
fn a_block_is_found_with_its_language_and_without_its_indentation() {
    let page =
        "Text\n\n```sh\nls\n```\n\n1. A step:\n\n   ```text\n   $ ls\n     news\n   ```\n`ls`\n";
    let found = blocks(page);
    let block = |language: &str, text: &str| Block {
        language: language.to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(
        found,
        [block("sh", "ls\n"), block("text", "$ ls\n  news\n")]
    );
    assert_eq!(found[0].shown_output(), None);
    assert_eq!(found[1].shown_output(), Some(("ls", "  news\n")));
}

#[test]
fn a_command_goes_on_after_a_backslash_only() {
    let block = Block {
        language: "sh".to_owned(),
        text: "# first\nls \\\n    news   # all\n\n  # not a command\ncd desk\n".to_owned(),
    };
    assert_eq!(block.commands(), ["ls \\\n    news   # all", "cd desk"]);
}
