//! Writes a document as PDF on A4, to be printed and signed: the font is in the file and the text can be selected. Where
//! things stand is decided in `flow`, how wide they are in `face`; here it becomes a file. The same document gives the
//! same bytes.

mod face;
mod flow;

use super::paper::Paper;
use super::unwritable::Unwritable;
use chrono::{Datelike, Timelike};
use face::{Faces, Weight};
use flow::{HEIGHT, Mark, Page, WIDTH};
use krilla::Document;
use krilla::color::luma;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

/// The document as PDF.
///
/// # Errors
/// Never in practice: the font that lies in the program cannot be read, or the library refuses to write.
pub fn write(paper: &Paper) -> Result<Vec<u8>, Unwritable> {
    let unreadable = || Unwritable::new("pdf", "font");
    let faces = Faces::read().ok_or_else(unreadable)?;
    let plain = Font::new(face::PLAIN.into(), 0).ok_or_else(unreadable)?;
    let strong = Font::new(face::STRONG.into(), 0).ok_or_else(unreadable)?;
    let mut document = Document::new();
    document.set_metadata(metadata(paper));
    for page in flow::pages(paper, &faces) {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(unreadable)?;
        let mut sheet = document.start_page_with(size);
        let mut surface = sheet.surface();
        draw(&mut surface, &page, &faces, (&plain, &strong));
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|error| Unwritable::new("pdf", format!("{error:?}")))
}

/// How many pages the document takes; nothing where that cannot be told.
pub fn pages(paper: &Paper) -> Option<usize> {
    Some(flow::pages(paper, &Faces::read()?).len())
}

fn metadata(paper: &Paper) -> Metadata {
    let at = paper.stamp;
    let number = |value: u32| u8::try_from(value).unwrap_or(0);
    let made = DateTime::new(u16::try_from(at.year()).unwrap_or(0))
        .month(number(at.month()))
        .day(number(at.day()))
        .hour(number(at.hour()))
        .minute(number(at.minute()))
        .second(number(at.second()))
        .utc_offset_hour(0);
    Metadata::new()
        .title(paper.title.clone())
        .authors(vec![paper.author.clone()])
        .language(paper.language.to_owned())
        .creator("rapat".to_owned())
        .creation_date(made)
}

fn draw(surface: &mut Surface<'_>, page: &Page, faces: &Faces, fonts: (&Font, &Font)) {
    for mark in page {
        match mark {
            Mark::Text { x, y, size, weight, text } => {
                let font = if *weight == Weight::Plain { fonts.0 } else { fonts.1 };
                surface.set_fill(Some(grey(0)));
                surface.set_stroke(None);
                let glyphs: Vec<KrillaGlyph> = faces
                    .glyphs(*weight, text)
                    .map(|(range, glyph, advance)| {
                        KrillaGlyph::new(GlyphId::new(glyph), advance, 0.0, 0.0, 0.0, range, None)
                    })
                    .collect();
                surface.draw_glyphs(Point::from_xy(*x, *y), &glyphs, font.clone(), text, *size, false);
            }
            Mark::Rule { from, to, width } => {
                surface.set_fill(None);
                surface.set_stroke(Some(Stroke { width: *width, ..Stroke::default() }));
                let mut path = PathBuilder::new();
                path.move_to(from.0, from.1);
                path.line_to(to.0, to.1);
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
            }
            Mark::Ground { x, y, width, height, lightness } => {
                surface.set_fill(Some(grey(*lightness)));
                surface.set_stroke(None);
                let mut path = PathBuilder::new();
                if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                    path.push_rect(rect);
                }
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
            }
        }
    }
}

fn grey(lightness: u8) -> Fill {
    Fill { paint: luma::Color::new(lightness).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}
