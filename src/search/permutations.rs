//! The orders that marks may be typed in.

/// Every order of `items`, that which they are in first. There are *n*! of them: who asks sees to it that they are few.
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
