//! daachorse's charwise matcher over the same terms and text:
//!
//!     daachorse-bench build TERMS FILE all|longest          builds and writes FILE; prints CPU seconds, bytes and the memory it took
//!     daachorse-bench first FILE TEXT all|longest           reads FILE and finds the first match; prints milliseconds
//!     daachorse-bench scan FILE TEXT all|longest ROUNDS     prints per round CPU seconds, matches and the sum of their ends
//!
//! What is found is used (end and value), as it is by the other side.

use daachorse::charwise::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use daachorse::MatchKind;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

fn cpu() -> f64 {
    let text = fs::read_to_string("/proc/self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() * 1e-9
}

fn resident() -> i64 {
    let text = fs::read_to_string("/proc/self/statm").unwrap();
    text.split(' ').nth(1).unwrap().parse::<i64>().unwrap() * 4096
}

fn opened(path: &str) -> CharwiseDoubleArrayAhoCorasick<u32> {
    let bytes = fs::read(path).unwrap();
    // The file is our own.
    unsafe { CharwiseDoubleArrayAhoCorasick::deserialize_unchecked(&bytes).0 }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let longest = arguments[4] == "longest";
    match arguments[1].as_str() {
        "build" => {
            let terms = fs::read_to_string(&arguments[2]).unwrap();
            let terms: Vec<&str> = terms.lines().collect();
            let kind = if longest { MatchKind::LeftmostLongest } else { MatchKind::Standard };
            let start = cpu();
            let matcher: CharwiseDoubleArrayAhoCorasick<u32> =
                CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(kind).build(terms).unwrap();
            println!("build {:.4}", cpu() - start);
            let bytes = matcher.serialize();
            println!("bytes {}", bytes.len());
            fs::write(&arguments[3], bytes).unwrap();
        }
        "first" => {
            let text = fs::read_to_string(&arguments[3]).unwrap();
            let start = Instant::now();
            let matcher = opened(&arguments[2]);
            let end = if longest {
                matcher.leftmost_find_iter(&text).next().map(|found| found.end())
            } else {
                matcher.find_overlapping_iter(&text).next().map(|found| found.end())
            };
            black_box(end);
            println!("first {:.4}", start.elapsed().as_secs_f64() * 1000.0);
        }
        _ => {
            let text = fs::read_to_string(&arguments[3]).unwrap();
            let before = resident();
            let matcher = opened(&arguments[2]);
            for _ in 0..arguments[5].parse().unwrap() {
                let start = cpu();
                let (mut count, mut sum, mut values) = (0u64, 0u64, 0u64);
                if longest {
                    for found in matcher.leftmost_find_iter(&text) {
                        count += 1;
                        sum += found.end() as u64;
                        values ^= found.value() as u64;
                    }
                } else {
                    for found in matcher.find_overlapping_iter(&text) {
                        count += 1;
                        sum += found.end() as u64;
                        values ^= found.value() as u64;
                    }
                }
                black_box(values);
                println!("scan {:.4} matches {} sum {}", cpu() - start, count, sum);
            }
            println!("resident {}", resident() - before);
        }
    }
}
