import Mustache

/// The page's templates, by name. Inline ones are written without a space or line end that the text does not have.
enum HTMLTemplates {
  /// Parsed once; throws the engine's error where a template is not well formed.
  static let library = Result { try makeLibrary() }

  private static func makeLibrary() throws -> MustacheLibrary {
    MustacheContentTypes.register(MarkupEscaping(), named: MarkupEscaping.name)
    var library = MustacheLibrary()
    for (name, text) in texts {
      try library.register("{{% CONTENT_TYPE:\(MarkupEscaping.name)}}" + text, named: name)
    }
    return library
  }

  static let texts: [String: String] = [
    "page": page, "places": places, "summary": summary, "findings": findings, "index": index, "row": row,
    // Blocks
    "heading": "<h{{level}} class=\"heading\">{{#inline}}{{>*template}}{{/inline}}</h{{level}}>\n",
    "paragraph": "<p>{{#inline}}{{>*template}}{{/inline}}</p>\n",
    "quotation": "<blockquote><p>{{#inline}}{{>*template}}{{/inline}}</p></blockquote>\n",
    "caption": "<p class=\"caption\">{{#inline}}{{>*template}}{{/inline}}</p>\n",
    "note": "<aside class=\"note\" role=\"note\"><p>{{#inline}}{{>*template}}{{/inline}}</p></aside>\n",
    "footnote": "<p class=\"footnote\"><sup>{{label}}</sup> {{#inline}}{{>*template}}{{/inline}}</p>\n",
    "contents": "<p class=\"contents\">{{#inline}}{{>*template}}{{/inline}}</p>\n",
    "opaque": "<pre class=\"opaque\">{{#inline}}{{>*template}}{{/inline}}</pre>\n",
    "list": """
    <ul class="list" role="list">{{#items}}<li class="depth-{{depth}}"><span class="marker">{{marker}}</span>\
    <div>{{#inline}}{{>*template}}{{/inline}}</div></li>{{/items}}</ul>

    """,
    "table": """
    <div class="scroll"><table>{{#head}}<thead>{{#rows}}<tr>{{#cells}}{{>cell}}{{/cells}}</tr>{{/rows}}</thead>{{/head}}\
    <tbody>{{#body}}<tr>{{#cells}}{{>cell}}{{/cells}}</tr>{{/body}}</tbody></table></div>

    """,
    "cell": """
    {{#scope}}<th scope="{{.}}">{{#blocks}}{{#inline}}{{>*template}}{{/inline}}{{^last}}<br>{{/last}}{{/blocks}}</th>{{/scope}}\
    {{^scope}}<td>{{#blocks}}{{#inline}}{{>*template}}{{/inline}}{{^last}}<br>{{/last}}{{/blocks}}</td>{{/scope}}
    """,
    "missing": "<p class=\"missing ui\" lang=\"{{ui}}\">{{text}}</p>\n",
    "draft": """
    <div class="field">{{#hasItems}}<ul class="certain" role="list">{{#items}}<li>{{>item}}</li>{{/items}}</ul>{{/hasItems}}\
    <p class="blank ui" lang="{{ui}}">{{labels.toTranslate}}</p></div>

    """,
    "draftCell":
      "{{#items}}{{>item}}{{/items}}{{^hasItems}}<span class=\"blank ui\" lang=\"{{ui}}\">—</span>{{/hasItems}}",
    "item": """
    <span class="item is-{{kind}} {{colour}}">{{#entry}}<a href="#{{entry}}" lang="{{chineseTag}}">{{chinese}}</a>{{/entry}}\
    {{^entry}}<b lang="{{chineseTag}}">{{chinese}}</b>{{/entry}}<small lang="{{koreanTag}}">{{korean}}</small></span>
    """,
    // Inline
    "text": "{{text}}",
    "strong": "<strong>{{#children}}{{>*template}}{{/children}}</strong>",
    "emphasis": "<em>{{#children}}{{>*template}}{{/children}}</em>",
    "strikethrough": "<s>{{#children}}{{>*template}}{{/children}}</s>",
    "code": "<code>{{#children}}{{>*template}}{{/children}}</code>",
    "link": "<a class=\"link\" href=\"{{target}}\">{{#children}}{{>*template}}{{/children}}</a>",
    "bare": "{{#children}}{{>*template}}{{/children}}",
    "language": "<span lang=\"{{tag}}\">{{#children}}{{>*template}}{{/children}}</span>",
    "gloss": "<span class=\"{{class}}\">{{#children}}{{>*template}}{{/children}}</span>",
    "finding": "<span class=\"finding {{severity}}\">{{#children}}{{>*template}}{{/children}}</span>",
    "findingNumber": """
    <span class="m ref {{severity}}"><a id="f{{number}}" href="#p{{number}}" aria-label="{{label}}">{{number}}</a>\
    <span class="card ui" role="tooltip" lang="{{ui}}"><span class="what">{{message}}</span></span></span>
    """,
    "term": """
    <span class="m {{colour}}{{#refused}} refused{{/refused}}">\
    {{#linked}}<a class="t" id="{{id}}" href="#{{entry}}" aria-describedby="g{{entry}}">{{#children}}{{>*template}}{{/children}}</a>{{/linked}}\
    {{^linked}}<span class="t" id="{{id}}">{{#children}}{{>*template}}{{/children}}</span>{{/linked}}{{{card}}}</span>
    """,
    "card": """
    <span class="card" role="tooltip">{{#korean}}<b lang="ko">{{korean}}</b> {{/korean}}\
    {{#simplified}}<b lang="zh-Hans">{{simplified}}</b> {{/simplified}}\
    {{#traditional}}<b lang="zh-Hant">{{traditional}}</b> {{/traditional}}<span class="read ui" lang="{{ui}}">\
    {{#reading}}<i lang="ko">{{reading}}</i> {{/reading}}{{#pinyin}}<i lang="zh-Latn">{{pinyin}}</i>{{/pinyin}}</span>\
    {{#definition}}<span class="what" lang="{{tag}}">{{text}}</span>{{/definition}}\
    <span class="facts ui" lang="{{ui}}">{{facts}}{{#source}} · <span lang="{{tag}}">{{text}}</span>{{/source}}</span></span>
    """,
  ]

  private static let page = """
    <!DOCTYPE html>
    <html lang="{{ui}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="Eonhae">
    <title>{{title}}</title>
    <style>
    {{{style}}}
    </style>
    </head>
    <body>
    <a class="skip ui" href="#text">{{labels.skip}}</a>
    <header class="masthead">
    <p class="kind ui">{{kind}}<span class="name">{{name}}</span></p>
    <h1 lang="{{titleTag}}">{{title}}</h1>
    {{#targetTitle}}<p class="title" lang="{{targetTag}}">{{targetTitle}}</p>{{/targetTitle}}
    </header>
    {{>summary}}
    <main id="text">
    {{#isDraft}}<p class="banner ui" role="note"><strong>{{labels.draft}}</strong> {{labels.draftBanner}}</p>{{/isDraft}}
    <div class="row columns ui" aria-hidden="true"><p>{{labels.korean}}</p><p>{{labels.chinese}}</p></div>
    {{#rows}}{{>row}}{{/rows}}
    </main>
    {{#hasIndex}}{{>index}}{{/hasIndex}}
    </body>
    </html>

    """

  private static let row = """
    <div class="{{class}}">
    <div class="side source" lang="{{sourceTag}}">
    {{#source}}{{>*template}}{{/source}}</div>
    <div class="side target" lang="{{targetTag}}">
    {{#target}}{{>*template}}{{/target}}</div>
    </div>

    """

  private static let summary = """
    <section class="summary ui" aria-labelledby="summary">
    <h2 id="summary" class="quiet">{{labels.coverage}}</h2>
    <p class="figures"><strong>{{percent}}</strong> <span>{{covered}}</span> <span>{{mentioned}}</span> <span>{{glossed}}</span></p>
    {{#hasFields}}<ul class="legend" role="list" aria-label="{{labels.fields}}">{{#fields}}<li class="{{colour}}">\
    <span class="swatch"></span>{{name}} <span class="count">{{terms}}</span></li>{{/fields}}</ul>{{/hasFields}}
    {{#hasUncovered}}<p class="uncovered"><span>{{labels.notInGlossary}}</span> {{#uncovered}}<span class="pair">\
    <span lang="ko">{{korean}}</span> <span lang="{{tag}}">{{chinese}}</span></span> {{/uncovered}}</p>{{/hasUncovered}}
    {{#hasFindings}}{{>findings}}{{/hasFindings}}
    </section>

    """

  private static let findings = """
    <details class="findings">
    <summary>{{labels.findings}} <span class="counts">{{#counts}}<span class="{{severity}}">{{text}}</span> {{/counts}}</span></summary>
    <table>
    <thead><tr><th scope="col">№</th><th scope="col">{{labels.column}}</th><th scope="col">{{labels.severity}}</th>\
    <th scope="col">{{labels.message}}</th><th scope="col">{{labels.rule}}</th></tr></thead>
    <tbody>{{#findings}}<tr id="p{{number}}"><td>{{#shown}}<a href="#f{{number}}">{{number}}</a>{{/shown}}\
    {{^shown}}{{number}}{{/shown}}</td><td class="place">{{place}}</td><td class="{{severity}}">{{severityText}}</td>\
    <td>{{message}}</td><td class="rule">{{rule}}</td></tr>
    {{/findings}}</tbody>
    </table>
    </details>

    """

  private static let index = """
    <section class="index" aria-labelledby="index">
    <h2 id="index" class="ui">{{labels.index}}</h2>
    <h3 class="ui">{{labels.byKorean}}</h3>
    <div class="entries">
    {{#korean}}<section><h4 lang="ko">{{heading}}</h4><ul role="list">{{#entries}}<li id="{{entry}}" class="{{colour}}">\
    <span id="g{{entry}}">{{#korean}}<b lang="ko">{{korean}}</b> {{/korean}}\
    {{#simplified}}<span class="zh" lang="zh-Hans">{{simplified}}</span> {{/simplified}}\
    {{#traditional}}<span class="zh" lang="zh-Hant">{{traditional}}</span> {{/traditional}}\
    {{#english}}<span class="en" lang="en">{{english}}</span>{{/english}}\
    <span class="read ui" lang="{{ui}}">{{#reading}}<i lang="ko">{{reading}}</i> {{/reading}}\
    {{#pinyin}}<i lang="zh-Latn">{{pinyin}}</i>{{/pinyin}}</span>\
    {{#definition}}<span class="what" lang="{{tag}}">{{text}}</span>{{/definition}}</span>\
    <span class="facts ui">{{facts}}{{#others}} · <span lang="{{tag}}">{{text}}</span> ({{status}}){{/others}}\
    {{#source}} · <span lang="{{tag}}">{{text}}</span>{{/source}}</span>{{>places}}</li>
    {{/entries}}</ul></section>
    {{/korean}}</div>
    <h3 class="ui">{{labels.byPinyin}}</h3>
    <div class="entries short">
    {{#pinyin}}<section><h4 lang="zh-Latn">{{heading}}</h4><ul role="list">{{#entries}}<li class="{{colour}}">\
    <span class="zh" lang="{{chineseTag}}">{{chinese}}</span> <i class="ui" lang="zh-Latn">{{pinyin}}</i> \
    <a href="#{{entry}}" lang="ko">{{anyForm}}</a>{{#reading}} <i class="ui" lang="ko">{{reading}}</i>{{/reading}}{{>places}}</li>
    {{/entries}}</ul></section>
    {{/pinyin}}</div>
    </section>

    """
}

extension HTMLTemplates {
  /// The links from an entry to its mentions.
  static let places = """
    <span class="places ui">{{#places}}<a href="#{{id}}" aria-label="{{label}}">{{number}}</a> {{/places}}</span>
    """
}
