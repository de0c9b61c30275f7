import StarterKit from '@tiptap/starter-kit';

/** What a reply is made of: paragraphs, lists, three ways to stress, links, and undo. */
export const REPLY_EXTENSIONS = [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    heading: false,
    horizontalRule: false,
    strike: false,
    trailingNode: false,
    link: {
      openOnClick: false,
      autolink: false,
      HTMLAttributes: { target: null, rel: null, class: null },
      protocols: ['http', 'https', 'mailto', 'tel'],
    },
  }),
];
