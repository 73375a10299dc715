//! Scratch.
use stancegrid::evaluation::boundaries::*;
use stancegrid::ingest::segmentation_gold::*;
use stancegrid::text::segment::sentences;
use std::path::Path;

fn show(t: &str) -> String {
    t.replace('\n', "⏎")
}
#[test]
fn scratch() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/segmentation");
    let rules = read_golden_rules(&dir.join("golden_rules_en.json")).unwrap();
    let mut ok = 0;
    for r in &rules {
        let ends: Vec<_> = sentences(&r.text).iter().map(|s| s.span.end).collect();
        if ends == r.sentence_ends {
            ok += 1
        } else {
            println!(
                "GOLDEN {} {:?}",
                r.id,
                sentences(&r.text)
                    .iter()
                    .map(|s| s.span.slice(&r.text).unwrap())
                    .collect::<Vec<_>>()
            );
        }
    }
    println!("golden {ok}/{}", rules.len());
    let seg = icu_segmenter::SentenceSegmenter::new(Default::default());
    for f in ["en_ewt-ud-dev.conllu", "en_gum-ud-dev.conllu"] {
        let docs = read_conllu(&dir.join(f)).unwrap();
        let mut c = BoundaryCounts::default();
        let mut b = BoundaryCounts::default();
        let mut out = String::new();
        let t0 = std::time::Instant::now();
        let mut n = 0;
        for d in &docs {
            n += d.text.len();
            std::hint::black_box(sentences(&d.text));
        }
        println!(
            "{f} {:.1} MB/s",
            n as f64 / 1e6 / t0.elapsed().as_secs_f64()
        );
        let t0 = std::time::Instant::now();
        for d in &docs {
            std::hint::black_box(seg.segment_str(&d.text).count());
        }
        println!(
            "{f} icu {:.1} MB/s",
            n as f64 / 1e6 / t0.elapsed().as_secs_f64()
        );
        for d in &docs {
            let p: Vec<_> = sentences(&d.text).iter().map(|s| s.span.end).collect();
            c = c + boundary_score(&d.sentence_ends, &p).counts;
            let icu: Vec<_> = seg
                .segment_str(&d.text)
                .map(|e| d.text[..e].trim_end().len())
                .filter(|&e| e > 0)
                .collect();
            b = b + boundary_score(&d.sentence_ends, &icu).counts;
            let ctx = |e: usize| {
                let mut a = e.saturating_sub(50);
                while !d.text.is_char_boundary(a) {
                    a -= 1
                }
                let mut z = (e + 50).min(d.text.len());
                while !d.text.is_char_boundary(z) {
                    z += 1
                }
                format!("{} ‖ {}", show(&d.text[a..e]), show(&d.text[e..z]))
            };
            for e in &p {
                if !d.sentence_ends.contains(e) {
                    out += &format!("FP {}\n", ctx(*e));
                }
            }
            for e in &d.sentence_ends {
                if !p.contains(e) {
                    out += &format!("FN {}\n", ctx(*e));
                }
            }
        }
        std::fs::write(format!("/tmp/err_{f}.txt"), out).unwrap();
        println!("{f} ours {:?}", BoundaryScore::of(c));
        println!("{f} icu {:?}", BoundaryScore::of(b));
    }
}
