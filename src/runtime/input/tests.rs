//! The decoder by a told clock; the thread by pipes.

use std::fs::File;
use std::io::{Write, pipe};
use std::sync::mpsc::channel;

use proptest::prelude::*;

use super::*;

/// What reads at the given milliseconds, with the silences between them, come to.
fn typed(reads: &[(u64, &[u8])]) -> Vec<Input> {
    let start = Instant::now();
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    let mut feed = |at: Option<Instant>, read: &[u8]| {
        while let Some(due) = decoder.deadline().filter(|due| at.is_none_or(|at| *due <= at)) {
            decoder.tick(due, &mut out);
        }
        if let Some(at) = at {
            decoder.feed(read, at, &mut out);
        }
    };
    for (at, read) in reads {
        feed(Some(start + Duration::from_millis(*at)), read);
    }
    feed(None, b"");
    out
}

fn keys(text: &str) -> Vec<Input> {
    text.chars().map(|c| Input::Key(Key::Char(c))).collect()
}

fn paste(text: &str) -> Vec<Input> {
    vec![Input::Paste(text.to_owned())]
}

fn esc_and(more: &str) -> Vec<Input> {
    [vec![Input::Key(Key::Esc)], keys(more)].concat()
}

#[test]
fn escape_alone_is_told_from_a_sequence_by_a_short_wait() {
    assert_eq!(typed(&[(0, b"\x1b")]), esc_and(""));
    assert_eq!(typed(&[(0, b"\x1b"), (31, b"[A")]), esc_and("[A"));
    assert_eq!(typed(&[(0, b"\x1b"), (29, b"[A")]), [Input::Key(Key::Up)]);
    assert_eq!(typed(&[(0, b"\x1b["), (200, b"A")]), [Input::Key(Key::Up)]);
}

#[test]
fn escape_and_the_next_key_in_one_read_are_two_keys() {
    assert_eq!(typed(&[(0, b"\x1bx")]), esc_and("x"));
    assert_eq!(typed(&[(0, b"\x1b\x1b")]), [esc_and(""), esc_and("")].concat());
    for key in ["[", "P", "]", "O"] {
        assert_eq!(typed(&[(0, format!("\x1b{key}").as_bytes())]), esc_and(key));
    }
    assert_eq!(typed(&[(0, b"\x1bP\x1b[B")]), [esc_and("P"), vec![Input::Key(Key::Down)]].concat());
}

#[test]
fn a_sequence_that_never_ends_frees_the_keys() {
    for head in [&b"\x1b[1"[..], b"\x1b[<3", b"\x1b]11;rgb", b"\x1bPabc", b"\xe2\x82"] {
        assert_eq!(typed(&[(0, head), (300, b"q")]), keys("q"), "{head:?}");
        // Typing on quickly doesn't put the end off.
        let held: Vec<(u64, &[u8])> = (1..20).map(|n| (n * 33, &b"7"[..])).collect();
        let seen = typed(&[&[(0, head)][..], &held].concat());
        assert!(seen.len() >= 11, "{head:?}: {seen:?}");
    }
}

#[test]
fn answers_nobody_asked_for_are_no_keys() {
    assert_eq!(typed(&[(0, b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\a\x1b[?62;22cb\x1bP>|x(1)\x1b\\c")]), keys("abc"));
}

#[test]
fn characters_of_any_script_arrive_whole() {
    let text = "desa Kéluru 建 🏗";
    assert_eq!(typed(&[(0, text.as_bytes())]), keys(text));
    for at in 0..text.len() {
        let (one, two) = text.as_bytes().split_at(at);
        assert_eq!(typed(&[(0, one), (5, two)]), keys(text), "cut at {at}");
    }
    assert_eq!(typed(&[(0, b"a\xffb\xc3(c\x9b")]), keys("ab(c"));
}

#[test]
fn enter_is_one_key_however_it_is_sent() {
    assert_eq!(typed(&[(0, b"\r")]), [Input::Key(Key::Enter)]);
    assert_eq!(typed(&[(0, b"\n")]), [Input::Key(Key::Enter)]);
    assert_eq!(typed(&[(0, b"\r\n")]), [Input::Key(Key::Enter)]);
    assert_eq!(typed(&[(0, b"\r\r")]), [Input::Key(Key::Enter), Input::Key(Key::Enter)]);
}

#[test]
fn a_paste_is_one_piece_of_text() {
    assert_eq!(typed(&[(0, b"\x1b[200~dua\rbaris\x1b[201~")]), paste("dua\nbaris"));
    assert_eq!(typed(&[(0, b"a\x1b[200~b"), (100, b"c\x1b[20"), (101, b"1~")]), [keys("a"), paste("bc")].concat());
}

#[test]
fn an_end_marker_inside_a_paste_makes_no_keys() {
    assert_eq!(
        typed(&[(0, b"\x1b[200~hello\x1b[201~ dy\rq\x1b[201~"), (40, b"x")]),
        [paste("hello dy\nq"), keys("x")].concat()
    );
    assert_eq!(typed(&[(0, b"\x1b[200~a\x1b[201~"), (10, b"q\r"), (20, b"q")]), paste("aq\nq"));
}

#[test]
fn a_paste_without_end_frees_the_keys_after_a_silence() {
    assert_eq!(typed(&[(0, b"\x1b[200~half"), (240, b" more"), (600, b"q")]), [paste("half more"), keys("q")].concat());
}

#[test]
fn the_late_rest_of_a_broken_paste_is_still_text() {
    let rest = b"yes delete it";
    assert_eq!(typed(&[(0, b"\x1b[200~half"), (600, rest)]), [paste("half"), paste("yes delete it")].concat());
    assert_eq!(typed(&[(0, b"\x1b[200~half"), (600, b"qx\x1b[201~")]), [paste("half"), paste("qx")].concat());
    assert_eq!(typed(&[(0, b"\x1b[200~half"), (600, b"kkkkkkkkk")]), [paste("half"), keys("kkkkkkkkk")].concat());
    assert_eq!(typed(&[(0, b"\x1b[200~half"), (9000, rest)]), [paste("half"), keys("yes delete it")].concat());
}

#[test]
fn fast_keys_with_line_ends_are_a_paste() {
    assert_eq!(typed(&[(0, b"satu dua\rq")]), paste("satu dua\nq"));
    assert_eq!(
        typed(&[(0, b"satu dua\r"), (30, b"tiga"), (60, b"q"), (200, b"q")]),
        [paste("satu dua\ntigaq"), keys("q")].concat()
    );
    assert_eq!(typed(&[(0, b"17\r")]), [keys("17"), vec![Input::Key(Key::Enter)]].concat());
    assert_eq!(typed(&[(0, b"satu dua tiga")]), keys("satu dua tiga"));
    let long = "Pemerataan tanah di lokasi ini disepakati selesai sebelum akhir bulan ini";
    assert_eq!(typed(&[(0, long.as_bytes())]), paste(long));
}

#[test]
fn a_held_key_is_no_paste_however_many_pile_up() {
    let held = "j".repeat(200);
    assert_eq!(typed(&[(0, held.as_bytes())]), keys(&held));
    let arrows = b"\x1b[B".repeat(40);
    assert_eq!(typed(&[(0, &arrows)]), vec![Input::Key(Key::Down); 40]);
}

#[test]
fn a_huge_paste_is_counted_and_the_keys_work_after_it() {
    let mut huge = b"\x1b[200~".to_vec();
    huge.extend(vec![b'x'; 5_000_000]);
    huge.extend(b"\x1b[201~");
    let reads: Vec<(u64, &[u8])> = huge.chunks(4096).map(|read| (0, read)).chain([(50, &b"q"[..])]).collect();
    assert_eq!(typed(&reads), [vec![Input::PasteTooLong(5_000_000)], keys("q")].concat());
}

proptest! {
    #[test]
    fn pasted_text_comes_back_whole_however_it_is_cut(text in "[ -~\\né🏗]{1,60}", cuts in prop::collection::vec(0usize..80, 0..6)) {
        let bytes = [b"\x1b[200~", text.as_bytes(), b"\x1b[201~"].concat();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).chain([0, bytes.len()]).collect();
        cuts.sort_unstable();
        let reads: Vec<(u64, &[u8])> =
            cuts.windows(2).filter(|w| w[0] < w[1]).enumerate().map(|(n, w)| (n as u64 * 10, &bytes[w[0]..w[1]])).collect();
        prop_assert_eq!(typed(&reads), paste(&text));
    }

    #[test]
    fn whatever_comes_the_keys_work_afterwards(noise in prop::collection::vec(any::<u8>(), 0..200), step in 1usize..50) {
        let reads: Vec<(u64, &[u8])> = noise.chunks(step).enumerate().map(|(n, read)| (n as u64 * 7, read)).collect();
        let seen = typed(&[&reads[..], &[(100_000, &b"q"[..])]].concat());
        prop_assert_eq!(seen.last(), Some(&Input::Key(Key::Char('q'))));
    }
}

/// A thread listening to a pipe; whether it said that the terminal is gone comes as the last message.
fn listening()
-> (std::io::PipeWriter, std::sync::mpsc::Receiver<Vec<Input>>, JoinHandle<()>, std::sync::mpsc::Receiver<()>) {
    let (read, write) = pipe().unwrap();
    let tty = Tty::from_ends(read, File::options().write(true).open("/dev/null").unwrap());
    let (sender, inputs) = channel();
    let (gone, told) = channel();
    let thread = spawn(Arc::new(tty), sender, move || gone.send(()).unwrap()).unwrap();
    (write, inputs, thread, told)
}

#[test]
fn the_thread_sends_keys_and_ends_with_the_terminal() {
    let (mut write, inputs, thread, told) = listening();
    write.write_all(b"a\x1b").unwrap();
    assert_eq!(inputs.recv(), Ok(vec![Input::Key(Key::Char('a'))]));
    assert_eq!(inputs.recv(), Ok(vec![Input::Key(Key::Esc)]));
    write.write_all(b"\x1b[200~half").unwrap();
    drop(write);
    let last = vec![Input::Paste("half".into()), Input::HangUp];
    assert_eq!(inputs.recv(), Ok(last), "what was being pasted isn't lost with the terminal");
    thread.join().unwrap();
    told.recv().unwrap();
    assert!(inputs.recv().is_err());
}

#[test]
fn what_one_read_brings_comes_as_one() {
    let (mut write, inputs, _thread, _told) = listening();
    write.write_all(&b"\x1b[B".repeat(40)).unwrap();
    assert_eq!(inputs.recv(), Ok(vec![Input::Key(Key::Down); 40]));
}

#[test]
fn the_thread_releases_a_paste_that_never_ends() {
    let (mut write, inputs, _thread, _told) = listening();
    write.write_all(b"\x1b[200~half").unwrap();
    assert_eq!(inputs.recv(), Ok(vec![Input::Paste("half".into())]));
    write.write_all(b"q").unwrap();
    assert_eq!(inputs.recv(), Ok(vec![Input::Key(Key::Char('q'))]));
}

#[test]
fn the_thread_ends_when_nobody_listens() {
    let (mut write, inputs, thread, told) = listening();
    drop(inputs);
    write.write_all(b"a").unwrap();
    thread.join().unwrap();
    assert!(told.recv().is_err(), "the terminal isn't gone");
}
