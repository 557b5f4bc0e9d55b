/**
 * Words that may tell who somebody is. Local, polite, and never in the way: it only points at them.
 *
 * @typedef {{ kind: string, found: string, tip: string }} Risk
 */

/** @param {string} text @returns {Risk[]} at most one of each kind */
export function risks(text) {
  return KINDS.flatMap(({ kind, tip, pattern, unless }) => {
    const hit = [...text.matchAll(pattern)].find((match) => !unless?.(match[0], text, match.index ?? 0))
    return hit ? [{ kind, tip, found: hit[0].trim() }] : []
  })
}

/** @param {Risk[]} found */
export const inWords = (found) =>
  found.length
    ? `Please look again: ${found.map(({ kind, found: words }) => `“${words}” looks like ${kind}`).join("; ")}. ${[...new Set(found.map(({ tip }) => tip))].join(" ")}`
    : ""

/** The check digit of NHS, CHI and Health and Care numbers. @param {string} text */
export function isHealthNumber(text) {
  const digits = [...text.replace(/\D/g, "")].map(Number)
  if (digits.length !== 10) return false
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0)
  const check = (11 - (sum % 11)) % 11
  return check === digits[9]
}

const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
const DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
/** After a title, a role and not a name. */
const ROLES =
  /\s(?:Practitioner|Manager|Consultant|Associate|Educator|Specialist|Lead|Leader|Assistant|Supervisor|Mentor|Director|Tutor|Team|Degree|Advocate|Google)s?\b/
/** Before 'ward' or 'unit', what it is for and not what it is called; or no name at all. */
const GENERIC =
  /^(?:The|This|That|My|Our|Your|Their|A|An|Each|Every|Any|No|On|In|At|Night|Day|Health|Care|Acute|Stroke|Surgical|Medical|Maternity|Mental|Intensive|Dependency|Emergency|Assessment|Open|Full|In-?patient|Second|First|Same|Another|Every|Business|Policy|Training)\b/
const ACRONYMS = /\b(?:NHS|NMC|HCPC|CQC|HIW|CIW|UK|MDT|GP|PALS|DNR|ICU|A|I|OK|IT|HR)$/
const TRAINING = /^[^.!?\n]{0,12}\b(?:course|training|module|workbook|programme|guide|book|document|e-learning|webinar)\b/

/** @type {{ kind: string, tip: string, pattern: RegExp, unless?: (found: string, text: string, at: number) => boolean }[]} */
const KINDS = [
  {
    kind: "an NHS or health number",
    tip: "Take the number out.",
    pattern: /(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])/g,
    unless: (found) => !isHealthNumber(found),
  },
  {
    kind: "a National Insurance number",
    tip: "Take the number out.",
    pattern: /\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi,
  },
  {
    kind: "a date",
    tip: "Write “last month” or “at one session”.",
    pattern: new RegExp(
      `\\b\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)?\\d{2}\\b|\\b(?:19|20)\\d{2}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b|\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?\\b(?!\\d)|\\b(?:DOB|D\\.O\\.B\\.?|[Dd]ate of birth|[Bb]orn (?:on|in))\\W{0,3}\\d`,
      "g",
    ),
  },
  {
    kind: "an exact time",
    tip: "Write “at one session”.",
    pattern: new RegExp(`\\b${DAY}\\b[^.!?\\n]{0,14}\\b\\d{1,2}(?:[:.]\\d{2} ?(?:am|pm)?| ?(?:am|pm))\\b`, "g"),
  },
  {
    kind: "a postcode",
    tip: "Take it out, or write “in the community”.",
    pattern: /\b(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?) ?\d[ABD-HJLNP-UW-Z]{2}\b/gi,
  },
  {
    kind: "a phone number",
    tip: "Take the number out.",
    pattern: /(?<![\w])(?:\+44 ?\(?0?\)?|\(?0)(?:[ -]?\(?\d\)?){9,10}(?!\d)/g,
    unless: (found) => isHealthNumber(found),
  },
  { kind: "an email address", tip: "Take it out.", pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  {
    kind: "a name",
    tip: "Write “a person I support” or “a colleague”.",
    pattern:
      /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Matron|Nurse|Sir|Dame|Rev|Father|Auntie?|Uncle)\.? (?:[A-Z]['’]?[A-Z]?[a-z]+(?:-[A-Z][a-z]+)?|[A-Z]\b\.?)/g,
    unless: (found) => ROLES.test(found),
  },
  {
    kind: "a name",
    tip: "Write “a person I support” or “a colleague”.",
    pattern:
      /\b(?:called|named|name is|name was|known as|initials)\W{1,3}(?:[A-Z][a-z]+|(?:[A-Z]\.? ?){2,3})(?![\w-])(?! (?:supervision|model|course|meeting|form|training|group|practice|framework)\b)/g,
  },
  {
    kind: "initials",
    tip: "Write “a person I support” or “a colleague”.",
    pattern:
      /(?<![\w.])[A-Z]\. ?[A-Z]\.(?!\w)|\b(?:[Pp]atient|[Rr]esident|[Cc]lient|[Tt]enant|[Ss]ervice user|[Cc]hild) [A-Z]{1,3}\b(?!-)/g,
    unless: (found) => /^[UE]\. ?[KSUG]\.$/.test(found) || ACRONYMS.test(found),
  },
  {
    kind: "a room, bed or ward",
    tip: "Write “where I work”.",
    pattern:
      /\b(?:[Rr]ooms?|[Bb]eds?|[Bb]ays?|[Ff]lat|[Cc]ubicle|[Ww]ard|[Hh]ouse) (?:[Nn]o\.? ?|[Nn]umber )?(?:\d{1,3}[A-Za-z]?|[B-HJ-Z]\d{0,2})\b(?!%)|\bWard A\b/g,
    unless: (found, text, at) => TRAINING.test(text.slice(at + found.length)),
  },
  {
    kind: "the name of a place",
    tip: "Write “where I work”.",
    pattern: /\b[A-Z][a-z]+ (?:[A-Z][a-z]+ )?(?:[Ww]ard|[Ww]ing|Unit|House|Lodge|Court|Care Home|Nursing Home)\b/g,
    unless: (found) => GENERIC.test(found),
  },
]
