/// The page's style sheet: the book, the screen's additions, and the printed page.
enum HTMLStyle {
  static let sheet = [faces, book, apparatus, narrow, print].joined(separator: "\n")

  /// Type and colour. A face is chosen by `lang`; `.ui` marks what the edition says itself, which is set without serifs.
  private static let faces = """
    :root {
      color-scheme: light dark;
      --paper: #fbf8f1; --sheet: #fffdf8; --ink: #211d18; --quiet: #675e52; --rule: #dcd3c2; --seal: #9d2b1e;
      --error: #b3201a; --warning: #8f5a00; --note: #2d5f8a;
      --f0: #a5452f; --f1: #2f6b6b; --f2: #6a4c93; --f3: #8a6a12; --f4: #33608f; --f5: #5b7030; --f6: #93406f; --f7: #5f5f5f;
      --face-ko: "Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif K", "Source Han Serif KR", AppleMyungjo,
        "Nanum Myeongjo", Batang, serif;
      --face-hans: "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", STSong, SimSun, serif;
      --face-hant: "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "Songti TC", PMingLiU, serif;
      --face-en: "Noto Serif", "Source Serif 4", Charter, Georgia, serif;
    }
    .ui {
      --face-ko: "Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif;
      --face-hans: "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
      --face-hant: "Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif;
      --face-en: system-ui, "Noto Sans", "Segoe UI", "Helvetica Neue", sans-serif;
    }
    [lang|=ko], .ui:lang(ko) { font-family: var(--face-ko); word-break: keep-all; }
    [lang|=zh], .ui:lang(zh) { font-family: var(--face-hans); word-break: normal; line-break: strict; }
    [lang=zh-Hant], .ui:lang(zh-Hant) { font-family: var(--face-hant); }
    [lang|=en], [lang=zh-Latn], .ui:lang(en) { font-family: var(--face-en); }
    .side [lang|=en]:not(.ui, .ui *) { font-family: inherit; }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #171512; --sheet: #211e19; --ink: #e9e2d4; --quiet: #a89e8e; --rule: #3d372e; --seal: #e0806f;
        --error: #ff8a7e; --warning: #e6b450; --note: #86b8e0;
        --f0: #e08b73; --f1: #74b8b3; --f2: #b79be0; --f3: #d3b055; --f4: #86b0df; --f5: #a8c173; --f6: #de93bf; --f7: #adadad;
      }
    }
    .field-0 { --c: var(--f0); } .field-1 { --c: var(--f1); } .field-2 { --c: var(--f2); } .field-3 { --c: var(--f3); }
    .field-4 { --c: var(--f4); } .field-5 { --c: var(--f5); } .field-6 { --c: var(--f6); } .field-7 { --c: var(--f7); }
    .error { --s: var(--error); } .warning { --s: var(--warning); } .note { --s: var(--note); }
    """

  /// The two columns: Chinese larger, Korean beside it, a fold between them.
  private static let book = """
    * { box-sizing: border-box; }
    html { font-size: 100%; -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body { margin: 0 auto; padding: 0 1.5rem 5rem; max-width: 78rem; background: var(--paper); color: var(--ink);
      line-height: 1.75; overflow-wrap: break-word; font-variant-numeric: tabular-nums; text-spacing-trim: trim-start; }
    a { color: inherit; text-underline-offset: .25em; text-decoration-thickness: 1px; }
    :focus-visible { outline: 2px solid var(--seal); outline-offset: 2px; border-radius: 2px; }
    :target { background: color-mix(in srgb, var(--seal) 14%, transparent); border-radius: 2px; }
    h1, h2, h3, h4, h5, h6, p, ul, table, blockquote { margin: 0; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.4; text-wrap: balance; }
    ul { padding: 0; list-style: none; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: .5rem 1rem; z-index: 9; }
    .masthead { margin: 2.5rem 0 1.75rem; padding: 2.25rem 1.5rem 2.5rem; text-align: center;
      border: 4px double var(--rule); border-width: 4px 0; }
    .masthead .kind { margin-bottom: 1rem; color: var(--seal); font-size: .8125rem; letter-spacing: .08em; }
    .masthead .name { color: var(--quiet); margin-left: 1em; letter-spacing: 0; }
    .masthead h1 { font-size: clamp(1.6rem, 1.1rem + 2vw, 2.4rem); font-weight: 700; }
    .masthead .title { margin-top: .5rem; font-size: clamp(1.25rem, 1rem + 1.2vw, 1.75rem); line-height: 1.4; }
    .row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.06fr); }
    .side { position: relative; padding: .55rem 0; max-width: 40rem; }
    .source { padding-right: 2.25rem; }
    .target { padding-left: 2.25rem; border-left: 1px solid var(--rule); }
    .target[lang|=zh] { font-size: 1.125rem; }
    .columns { color: var(--quiet); font-size: .8125rem; letter-spacing: .06em; border-bottom: 1px solid var(--rule); }
    .columns p { padding: .3rem 0; }
    .columns p + p { padding-left: calc(2.25rem + 1px); }
    .columns + .row .side { padding-top: .9rem; }
    .opens .side { padding-top: 1.9rem; padding-bottom: .35rem; }
    .side h2 { font-size: 1.5em; } .side h3 { font-size: 1.28em; } .side h4 { font-size: 1.1em; }
    .side h5, .side h6 { font-size: 1em; }
    .side > * + * { margin-top: .8em; }
    .side p, .side li { text-wrap: pretty; }
    .side blockquote { padding-left: 1.25em; border-left: 2px solid var(--rule); color: var(--quiet); }
    .caption, .footnote, .contents { font-size: .875em; color: var(--quiet); }
    .list-of-contents .side { padding-top: .1rem; padding-bottom: .1rem; }
    aside.note { padding: .75em 1em; background: var(--sheet); border: 1px solid var(--rule); border-left: 3px solid var(--seal);
      font-size: .9375em; }
    .list li { display: flex; gap: .6em; }
    .list li + li { margin-top: .3em; }
    .list li > div { min-width: 0; flex: 1; }
    .marker { flex: none; min-width: 1em; color: var(--quiet); }
    .depth-2 { margin-left: 1.6em; } .depth-3 { margin-left: 3.2em; } .depth-4, .depth-5, .depth-6 { margin-left: 4.8em; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .9375em; line-height: 1.55; }
    .side table { border-top: 2px solid var(--ink); border-bottom: 1px solid var(--ink); }
    .side th, .side td { padding: .45em .6em; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
    .side thead th { border-bottom-color: var(--quiet); font-weight: 600; }
    .side tr > :first-child { padding-left: 0; } .side tr > :last-child { padding-right: 0; }
    code, .opaque { font-family: ui-monospace, "Noto Sans Mono CJK KR", monospace; font-size: .875em; }
    .opaque { white-space: pre-wrap; color: var(--quiet); margin: 0; }
    .lonely .side:has(> .missing) { align-content: center; }
    .missing { color: var(--quiet); font-size: .8125rem; text-align: center; border: 1px dashed var(--rule); padding: .4rem; }
    """

  /// Terms, findings, the draft, coverage and the index.
  private static let apparatus = """
    .t { text-decoration: underline 1px; text-decoration-color: color-mix(in srgb, var(--c) 70%, transparent);
      text-underline-offset: .3em; text-decoration-skip-ink: none; }
    .m:hover > .t, .t:focus-visible { text-decoration-thickness: 2px; text-decoration-color: var(--c); }
    .refused > .t { text-decoration-style: dashed; text-decoration-color: var(--error); }
    .gloss { color: var(--quiet); }
    .gloss.unknown { border-bottom: 1px dotted var(--quiet); }
    .finding { text-decoration: underline wavy 1px var(--s); text-underline-offset: .42em; text-decoration-skip-ink: none; }
    .ref > a { font: 700 .6875rem/1 system-ui, "Noto Sans", sans-serif; vertical-align: .6em; padding: .15em .25em; color: var(--s);
      text-decoration: none; }
    .card { display: none; position: absolute; z-index: 5; left: 0; right: 0; max-width: 27rem; padding: .8rem 1rem .75rem;
      background: var(--sheet); color: var(--ink); border: 1px solid var(--rule); border-top: 3px solid var(--c, var(--s));
      box-shadow: 0 6px 24px rgb(0 0 0 / .16); font-size: .9375rem; line-height: 1.55; text-align: left; font-weight: 400;
      font-style: normal; text-decoration: none; }
    .target .card { left: 2.25rem; }
    .m:hover > .card, .m:focus-within > .card { display: block; }
    .card b { font-size: 1.1875rem; font-weight: 600; margin-right: .35em; }
    .card .read, .card .what, .card .facts { display: block; }
    .read, .facts, .places { color: var(--quiet); font-size: .8125rem; }
    .read i, .short i { font-style: normal; margin-right: .4em; }
    .card .what { margin-top: .35rem; } .card .facts { margin-top: .35rem; }
    .banner { margin: 0 0 1.5rem; padding: .8rem 1.1rem; border: 1px dashed var(--seal); font-size: .9375rem; line-height: 1.6; }
    .banner strong { color: var(--seal); margin-right: .6em; }
    .target .field { border: 1px dashed color-mix(in srgb, var(--quiet) 45%, transparent); padding: .6rem .9rem; }
    .certain { display: flex; flex-wrap: wrap; gap: .5rem 1.1rem; }
    .item { display: inline-flex; flex-direction: column; line-height: 1.4; }
    .item a, .item b { font-weight: 400; text-decoration: none; border-bottom: 1px solid var(--c, var(--rule)); }
    .item small { font-size: .75rem; color: var(--quiet); }
    .is-figure b, .is-date b, .is-gloss b { border-bottom-style: dotted; border-bottom-color: var(--quiet); }
    td .item, th .item { margin-right: .8em; }
    .blank { color: var(--quiet); font-size: .75rem; }
    .certain + .blank { height: 1.75rem; overflow: hidden; text-indent: -100vw; border-bottom: 1px dashed var(--rule); }
    .opens .field, .list-of-contents .field { padding: .2rem .9rem .3rem; }
    .opens .certain + .blank, .list-of-contents .certain + .blank { height: 0; border: 0; }
    .summary { margin-bottom: 2.25rem; font-size: .875rem; line-height: 1.6; color: var(--quiet); }
    .quiet { font-size: .8125rem; font-weight: 500; letter-spacing: .06em; }
    .figures { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem 1.5rem; }
    .figures strong { font-size: 1.75rem; font-weight: 500; color: var(--ink); line-height: 1.3; }
    .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin-top: .35rem; }
    .swatch { display: inline-block; width: 1.1em; height: 0; border-top: 2px solid var(--c); vertical-align: .3em; margin-right: .35em; }
    .count { color: var(--ink); }
    .uncovered { margin-top: .35rem; } .uncovered > span:first-child { margin-right: .6em; }
    .pair { color: var(--ink); margin-right: 1em; }
    .findings { margin-top: 1rem; border: 1px solid var(--rule); border-width: 1px 0; }
    .findings summary { padding: .5rem 0; cursor: pointer; color: var(--ink); }
    .counts > span { color: var(--s); margin-left: .8em; }
    .findings table { margin-bottom: .8rem; font-size: .875rem; color: var(--ink); }
    .findings th { font-weight: 500; color: var(--quiet); text-align: left; }
    .findings th, .findings td { padding: .3rem .8rem .3rem 0; border-top: 1px solid var(--rule); vertical-align: top; }
    .findings td[class] { color: var(--s); white-space: nowrap; } .findings td.place, .findings td.rule { color: var(--quiet); }
    .index { margin-top: 4rem; padding-top: 2rem; border-top: 4px double var(--rule); }
    .index h2 { font-size: 1.375rem; } .index h3 { margin: 2rem 0 .5rem; font-size: .875rem; font-weight: 500; color: var(--seal); }
    .entries { columns: 3 19rem; column-gap: 2.5rem; column-rule: 1px solid var(--rule); }
    .entries h4 { font-size: 1.125rem; color: var(--seal); margin: .9rem 0 .2rem; break-after: avoid; }
    .entries section:first-child h4 { margin-top: 0; }
    .entries li { break-inside: avoid; padding: .3rem 0 .4rem; line-height: 1.55; }
    .entries .zh { font-size: 1.0625em; }
    .entries .en { color: var(--quiet); font-size: .875rem; }
    .entries .read, .entries .what, .entries .facts, .entries .places { display: block; }
    .entries .what { font-size: .875rem; }
    .entries .facts::before { content: ""; display: inline-block; width: 1em; border-top: 2px solid var(--c); vertical-align: .3em;
      margin-right: .4em; }
    .short li { padding: .1rem 0; } .short i { color: var(--quiet); font-size: .8125rem; }
    .places a { margin-right: .35em; }
    """

  private static let narrow = """
    @media screen and (max-width: 759px) {
      body { padding: 0 1.1rem 3rem; }
      .masthead { margin-top: 1.2rem; padding: 1.5rem 0; }
      .row.columns { display: none; }
      .row { display: block; padding: .7rem 0; border-top: 1px solid var(--rule); }
      .row.opens { border-top-color: var(--quiet); }
      .list-of-contents { border: 0; padding: .2rem 0; }
      .side, .opens .side { padding: .15rem 0; max-width: none; }
      .target { border: 0; padding-left: 0; }
      .holds-table .target { padding-top: .8rem; }
      .target .card { left: 0; }
      .findings table { display: block; overflow-x: auto; }
    }
    """

  private static let print = """
    @page { size: A4; margin: 18mm 16mm 20mm; }
    @media print {
      :root { color-scheme: light; --paper: #fff; --sheet: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --seal: #7a2016; }
      html { font-size: 9.5pt; }
      body { padding: 0; max-width: none; line-height: 1.6; }
      .skip, .card, .findings:not([open]) { display: none !important; }
      .masthead { margin-top: 0; }
      .row { grid-template-columns: minmax(0, 1fr) minmax(0, 1.06fr); }
      .row, .entries li, tr, aside.note, .list li { break-inside: avoid; }
      .opens { break-after: avoid; }
      .source { padding-right: 6mm; } .target { padding-left: 6mm; }
      .columns p + p { padding-left: 6mm; }
      .scroll { overflow: visible; }
      p { orphans: 3; widows: 3; }
      .index { break-before: page; margin: 0; border: 0; padding: 0; }
      .entries { columns: 2; font-size: .9em; }
      .places { display: none !important; }
      a { text-decoration-color: inherit; }
    }
    """
}
