//! daachorse's charwise matcher over the same terms and text: `daachorse-bench TERMS TEXT all|longest ROUNDS`.
//! Prints build seconds, heap bytes, then per round CPU seconds, matches and the sum of their ends.

use daachorse::charwise::CharwiseDoubleArrayAhoCorasickBuilder;
use daachorse::MatchKind;
use std::fs;

fn cpu() -> f64 {
    let text = fs::read_to_string("/proc/self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() * 1e-9
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let terms = fs::read_to_string(&arguments[1]).unwrap();
    let terms: Vec<&str> = terms.lines().collect();
    let text = fs::read_to_string(&arguments[2]).unwrap();
    let longest = arguments[3] == "longest";
    let rounds: usize = arguments[4].parse().unwrap();
    let kind = if longest { MatchKind::LeftmostLongest } else { MatchKind::Standard };
    let start = cpu();
    let matcher = CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(kind).build::<_, _, u32>(terms).unwrap();
    println!("build {:.3} bytes {}", cpu() - start, matcher.heap_bytes());
    for _ in 0..rounds {
        let start = cpu();
        let (mut count, mut sum) = (0u64, 0u64);
        if longest {
            for found in matcher.leftmost_find_iter(&text) { count += 1; sum += found.end() as u64; }
        } else {
            for found in matcher.find_overlapping_iter(&text) { count += 1; sum += found.end() as u64; }
        }
        println!("scan {:.4} matches {} sum {}", cpu() - start, count, sum);
    }
}
