/**
 * The order of options: by chance, yet the same seed always gives the same order, so that a reload moves nothing.
 *
 * @param {string} seed
 * @param {readonly string[]} ids
 */
export const order = (seed, ids) => [...ids].sort((one, two) => scatter(seed + two) - scatter(seed + one))

/** The seed of a first attempt: another day, another order. A later attempt adds one. */
export const today = (now = Date.now()) => Math.floor(now / 86_400_000)

/** FNV-1a, then the last mix of MurmurHash3: words that differ in one letter land far apart. @param {string} words */
function scatter(words) {
  let hash = 0x811c9dc5
  for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
