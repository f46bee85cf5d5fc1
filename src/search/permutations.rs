//! Permutations of the marks of a letter.

/// Returns every order of `items`, the given one first. There are *n*! of them, so callers limit `items`.
pub(super) fn permutations<T: Copy>(items: &[T]) -> Vec<Vec<T>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let beginning_with = |first: usize| {
        let rest = [&items[..first], &items[first + 1..]].concat();
        permutations(&rest).into_iter().map(move |rest| [&[items[first]], rest.as_slice()].concat())
    };
    (0..items.len()).flat_map(beginning_with).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_order_once_per_item() {
        assert_eq!(permutations(&[0; 0]), [[0; 0]]);
        assert_eq!(permutations(&[1, 2, 3]), [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]);
        assert_eq!(permutations(&['a', 'a']), [['a', 'a'], ['a', 'a']], "what is twice in it stays so");
    }
}
