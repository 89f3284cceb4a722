//! Speed of the tagger: `cargo bench --bench names`. Prints tokens per second, the best of five passes, on text of our own.

use isnad::{names, text::Text};
use std::hint::black_box;
use std::time::Instant;

const PARAGRAPH: &str = "قال المتحدث باسم وزارة الخارجية في مؤتمر صحفي عقده بالعاصمة عمان إن الوفد الذي يرأسه \
     خالد الشوملي سيصل إلى نيويورك يوم الخميس المقبل للمشاركة في اجتماعات الجمعية العامة للأمم المتحدة، \
     مشيرا إلى أن 14 دولة أكدت حضورها حتى الآن. وأضاف أن اللجنة المنظمة تلقت طلبات من منظمات محلية ودولية، \
     بينها جمعية الإغاثة في حضرموت ومركز دراسات المتوسط، وأن الردود سترسل قبل نهاية الشهر. \
     وفي الرياضة تعادل فريق النهضة مع ضيفه شباب الخليل بهدف لكل منهما أمام نحو 3 آلاف متفرج.\n";

fn main() {
    let cold = Instant::now();
    black_box(names::tag(&Text::new("سالم")));
    println!("first use: {:.3} ms", cold.elapsed().as_secs_f64() * 1e3);
    for copies in [10, 100, 1000] {
        let source = PARAGRAPH.repeat(copies);
        let text = Text::new(&source);
        let best = |work: &dyn Fn()| {
            (0..5)
                .map(|_| {
                    let start = Instant::now();
                    work();
                    start.elapsed().as_secs_f64()
                })
                .fold(f64::INFINITY, f64::min)
        };
        let tag = best(&|| drop(black_box(names::tag(black_box(&text)))));
        let read = best(&|| drop(black_box(Text::new(black_box(&source)))));
        let rate = |seconds: f64| text.len() as f64 / seconds / 1e6;
        println!("{} tokens: tagging {:.2} M tokens/s, tokenising {:.2} M tokens/s", text.len(), rate(tag), rate(read));
    }
}
