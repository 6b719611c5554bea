// What the server would change in silence is refused here, with the reason.

// Code points that stand for no character.
const lost = /[\uFDD0-\uFDEF\uFFFE\uFFFF]|[\uD83F\uD87F\uD8BF\uD8FF\uD93F\uD97F\uD9BF\uD9FF\uDA3F\uDA7F\uDABF\uDAFF\uDB3F\uDB7F\uDBBF\uDBFF][\uDFFE\uDFFF]/

function kept(text, what, most) {
  const none = lost.exec(text)
  if (none) throw new Error(`${what} holds U+${none[0].codePointAt(0).toString(16).toUpperCase()}, which the server does not keep`)
  const bytes = most === undefined ? 0 : urlEncode(text).replace(/%[0-9A-F]{2}/g, 'x').length
  if (bytes > most) throw new Error(`${what} has ${bytes} bytes, of which the server keeps ${most}`)
  return text
}

function line(text) {
  if (text == null) return text
  if (text.includes('\n')) throw new Error('the subject has several lines, and the server keeps one')
  return kept(text, 'the subject', 200)
}

// A comment is said with its files or not at all. HTML takes both ways to end a line for one; the server keeps the short one.
function said(text, files) {
  for (const file of files) fileName(file.filename ?? '')
  return text == null ? text : kept(text.replace(/\r\n/g, '\n'), 'the text')
}

// Of a name only what follows the last slash is kept, without blanks around it; a quote or a line break would be sent as browsers do, and kept so.
function fileName(name) {
  if (name === '0' || name !== name.trim() || /["/\x00-\x1F\x7F]/.test(name)) throw new Error(`the server does not keep the file name ${JSON.stringify(name)} as it is`)
  kept(name, 'the file name', 255)
}
