//! The parts of a Markdown source that are neither fenced code nor code spans.

use std::collections::HashMap;
use std::ops::Range;

use super::fences::{Fences, run, split_margin};

/// Returns the byte ranges outside of code, in order. Linear in the source.
pub(super) fn ranges(source: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut fences = Fences::default();
    let (mut start, mut at) = (0, 0);
    for line in source.split_inclusive('\n') {
        // A code span ends with its paragraph.
        let is_blank = split_margin(line).1.is_empty();
        if fences.take(line) || is_blank {
            without_spans(source, start..at, &mut ranges);
            start = at + line.len();
            if is_blank && !fences.is_open() {
                ranges.push(at..start);
            }
        }
        at += line.len();
    }
    without_spans(source, start..at, &mut ranges);
    ranges
}

/// Adds the parts of the paragraph `range` outside of code spans.
fn without_spans(source: &str, range: Range<usize>, ranges: &mut Vec<Range<usize>>) {
    let text = &source[range.clone()];
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let length = run(&text[at + found..], '`');
        runs.push((at + found, length));
        at += found + length;
    }
    // For each run, the next one that is as long.
    let mut next = vec![None; runs.len()];
    let mut last: HashMap<usize, usize> = HashMap::new();
    for (index, &(_, length)) in runs.iter().enumerate().rev() {
        next[index] = last.insert(length, index);
    }
    let (mut start, mut index) = (0, 0);
    while let Some(&(from, _)) = runs.get(index) {
        match next[index] {
            Some(end) => {
                ranges.extend((start < from).then_some(range.start + start..range.start + from));
                start = runs[end].0 + runs[end].1;
                index = end + 1;
            }
            None => index += 1,
        }
    }
    ranges.extend((start < text.len()).then_some(range.start + start..range.end));
}
