/**
 * HTML of this server's own making as text, the way Exchange converts: links keep their address, lines end in CRLF.
 * The two control characters stand in for an address' brackets until the tags are gone.
 */
export function toPlainText(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/gs, '')
    .replace(/<a href="([^"]*)">(.*?)<\/a>/gs, '$2\u0001$1\u0002')
    .replace(/<br\s*\/?>|<\/p>|<\/div>|<\/tr>/g, '\r\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('\u0001', '<')
    .replaceAll('\u0002', '>')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim();
}
