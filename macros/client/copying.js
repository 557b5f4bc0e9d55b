/**
 * Onto the clipboard; where a browser does not allow that, the text is marked for the person to copy. What happened is said and has the focus.
 *
 * @param {string} text
 * @param {HTMLTextAreaElement | HTMLInputElement} box
 * @param {HTMLElement} said
 * @param {string} [words]
 */
export async function copy(text, box, said, words = "Copied. Paste it where you want to keep it.") {
  try {
    await navigator.clipboard.writeText(text)
    said.textContent = words
    said.focus()
  } catch {
    said.textContent = "This browser does not let us copy. The text is marked below: press Ctrl and C, or use your device's copy."
    box.select()
  }
}
