/** Does it look as if a person had been named where a role is meant? A hint, and never in the way. Pure. */

const TITLE = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Nurse|Sister|Matron|Sir|Dame|Rev)\.? +(\p{Lu}[\p{L}'’-]+)/u
const ADDRESS = /[\w.+-]+@[\w-]+\.\w/
const PHONE = /(?<!\d)(?:\+44|0)(?:[ -]?\d){9,10}(?!\d)/
const PAIR =
  /(?<![\p{L}])\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)? +(?:\p{Lu}\.? +)?(?:Mac|Mc|O['’]|D['’])?\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?/gu

/** Words of roles, places and courses, which are often written with a capital. */
const ROLES = new Set(
  `academic adult adviser advisor ahp all allied and annual area assessor assistant associate award bank basic business care
  carer centre certificate children clinical clinic coach coaching college community conduct coordinator core council course cover
  critical day december dementia department deputy development director district doctor domiciliary education educator emergency
  induction intensive emergency england english essential evening facilitator family first foundation framework general group head health
  healthcare hospice hospital home house human january february march april may june july august september october november december
  improvement key lead leader learning level line link local london management manager mandatory maternity medical mental mentor mentoring midwife
  midwifery module modules monday tuesday wednesday thursday friday saturday sunday month national new newly next nhs night north northern
  nurse nursing occupational office officer older on online organisation our outpatient paediatric part people person personal pharmacy physiotherapy
  plan plus practice practitioner preceptee preceptor preceptorship preregistration primary professional programme project quality
  qualified radiography reflective registered rehabilitation resource resources residential route safeguarding scotland second senior service services session shift social south
  spring summer autumn winter staff standard standards starter starters student supervision supervisor supervisors support surgical
  specialist speech team teams the theatre therapist therapy third training trust tutor unit university value values wales ward wards
  week welcome welsh west east wellbeing work worker workers workforce year your`.split(/\s+/),
)

/** Makes a sentence of what a person may want to change, or "". @param {string} words */
export function warning(words) {
  if (ADDRESS.test(words))
    return "This looks like an email address. The link may be seen by many people: please write a role instead."
  if (PHONE.test(words)) return "This looks like a phone number. The link may be seen by many people: please write a role instead."
  if (isNew(TITLE.exec(words)?.[1]) || namesIn(words))
    return "This looks like a person's name. Please write a role instead, such as practice educator."
  return ""
}

/** @param {string | undefined} word */
const isNew = (word) =>
  Boolean(word) &&
  !ROLES.has(
    String(word)
      .toLowerCase()
      .replace(/['’]s$/, ""),
  )

/** Two words with capitals, and neither is a word of roles. @param {string} words */
const namesIn = (words) => [...words.matchAll(PAIR)].some(([pair]) => pair.split(/\s+/).every(isNew))
