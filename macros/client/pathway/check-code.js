/**
 * The check code of a statement of learning: a short sum over what the statement shows.
 *
 * It finds slips of typing and casual changes. With a session word, which a trainer gives in the room, it also shows that the statement was
 * made after the word was known. It shows nothing of who did it, and anyone who reads this can work it out.
 *
 * The recipe: each field on a line of its own, with single spaces; then the word in small letters; SHA-256 over the UTF-8 of that; the first
 * 40 bits, five at a time, as a sign of `SIGNS`; a hyphen in the middle.
 */

/** No I, L, O or U: they are taken for others. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/**
 * @param {string[]} fields  as they are shown, in their order
 * @param {string} [word]
 * @returns {Promise<string>} "" where the browser works out no sums: on a page that is not served securely
 */
export async function checkCode(fields, word = "") {
  if (!globalThis.crypto?.subtle) return ""
  const lines = [...fields, word.toLowerCase()].map((line) => line.normalize("NFC").replace(/\s+/g, " ").trim())
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines.join("\n"))))
  const bits = [...sum.slice(0, 5)].map((byte) => byte.toString(2).padStart(8, "0")).join("")
  const signs = (bits.match(/.{5}/g) ?? []).map((five) => SIGNS[Number.parseInt(five, 2)])
  return `${signs.slice(0, 4).join("")}-${signs.slice(4).join("")}`
}
