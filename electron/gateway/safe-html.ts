import sanitizeHtml from 'sanitize-html';

/** What text needs to look as it was written; nothing that loads, runs, submits or covers anything. */
const TAGS = [
  ...['p', 'div', 'span', 'br', 'hr', 'blockquote', 'pre', 'code', 'center'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'b', 'strong', 'i', 'em', 'u', 's', 'strike', 'sub', 'sup', 'small', 'font'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'a'],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
];

const COLOUR = [/^#[\da-f]{3,8}$/i, /^rgba?\([\d.,%\s]+\)$/i, /^[a-z]+$/i];
const LENGTH = [/^-?[\d.]+(?:px|pt|em|rem|ex|%|in|cm|mm)?(?:\s+-?[\d.]+(?:px|pt|em|rem|ex|%|in|cm|mm)?){0,3}$/i];
const WORDS = [/^[a-z0-9 ,'"-]+$/i];
const BORDER = [/^[a-z0-9 #.(),%-]+$/i];

/** Shades, sizes and sides; no positions, no addresses, nothing that a value could hide one in. */
const STYLES = {
  '*': {
    ...Object.fromEntries(['color', 'background-color'].map((name) => [name, COLOUR])),
    ...Object.fromEntries(
      [
        'text-align',
        'text-decoration',
        'font-weight',
        'font-style',
        'font-family',
        'vertical-align',
        'list-style-type',
      ].map((name) => [name, WORDS]),
    ),
    ...Object.fromEntries(
      ['font-size', 'line-height', 'text-indent', 'width', 'height', 'max-width', 'padding', 'margin']
        .concat(['top', 'right', 'bottom', 'left'].flatMap((side) => [`padding-${side}`, `margin-${side}`]))
        .map((name) => [name, LENGTH]),
    ),
    ...Object.fromEntries(
      ['border', 'border-top', 'border-right', 'border-bottom', 'border-left', 'border-collapse'].map((name) => [
        name,
        BORDER,
      ]),
    ),
  },
};

/**
 * Mail HTML that may be shown: text with its looks, links to the web, to mail and to telephones. Pictures aren't fetched,
 * since fetching them tells the sender; where they were stands what they were called.
 */
export function safeHtml(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: {
      '*': ['style', 'dir', 'align', 'valign', 'bgcolor', 'title', 'lang'],
      a: ['href', 'rel', 'target'],
      font: ['color', 'face', 'size'],
      td: ['colspan', 'rowspan', 'width', 'height'],
      th: ['colspan', 'rowspan', 'width', 'height', 'scope'],
      table: ['border', 'cellpadding', 'cellspacing', 'width'],
      col: ['span', 'width'],
      ol: ['start', 'type'],
      li: ['value'],
    },
    allowedStyles: STYLES,
    allowedSchemes: ['https', 'http', 'mailto', 'tel'],
    allowProtocolRelative: false,
    transformTags: {
      a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer', target: '_blank' }),
      img: (_tag, { alt = '' }) => ({ tagName: 'span', attribs: {}, ...(alt === '' ? {} : { text: `[${alt}]` }) }),
    },
    nonTextTags: ['style', 'script', 'textarea', 'option', 'noscript', 'title', 'xml'],
    nestingLimit: 100,
  });
}
