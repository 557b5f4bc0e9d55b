/**
 * What shall it be? With nothing chosen it is ten mixed questions from everything.
 *
 * @typedef {import("./practise.js").Desk} Desk
 * @typedef {import("./practise-link.js").Asked} Asked
 * @typedef {import("./choose.js").Candidate} Candidate
 */
import { arrange, draw, matching } from "./choose.js"
import { today } from "./days.js"
import { action, actions, heading, many, passage } from "./learning-parts.js"
import { make } from "./make.js"
import { localTime } from "./memory.js"
import { choices, narrower, one, outcomeGroups, seen, showOutcomesOf, ticked, typeWords } from "./practise-form.js"
import { known } from "./practise-link.js"
import { begin } from "./run.js"
import { metTerms, termsOf } from "./terms.js"

const NUMBERS = [5, 10, 20]

/** @param {Desk} desk @param {Asked} given @returns {Promise<Node[]>} */
export async function setupParts(desk, given) {
  const all = [...desk.items.values()]
  const asked = known(given, {
    items: new Set(desk.items.keys()),
    modules: new Set(desk.modules.map(({ id }) => id)),
    outcomes: new Set(all.map(({ outcome }) => outcome)),
    types: new Set(all.map(({ type }) => type)),
  })
  const left = asked.unknown.length ? [skipped(asked.unknown)] : []
  if (asked.items.length) return [...left, ...invitation(desk, asked)]
  document.title = "Practise"
  const review = passage(make("a", { href: "#review" }, "Review what you have tried before"))
  const why = passage("Trying to remember is what makes things stay. Nothing on this page is sent to anyone.")
  return [heading("h2", "Choose a set"), ...left, why, review, ...(await carryOn(desk)), await form(desk, asked)]
}

/** @param {string[]} parts */
const skipped = (parts) =>
  make(
    "div",
    { className: "notice" },
    passage("Some parts of this link are not on the site now, so we left them out:"),
    make("ul", {}, ...parts.slice(0, 20).map((part) => make("li", {}, make("code", {}, part.slice(0, 80))))),
  )

/** @param {Desk} desk @param {Asked} asked */
function invitation(desk, { items, seed }) {
  document.title = "A set for you"
  const start = () => desk.begin("practise", begin(items, "Your set", seed ?? today()))
  return [
    heading("h2", `A set of ${many(items.length, "question", "questions")} for you`),
    passage("Everyone who opens this link gets the same set. Nothing that you choose is sent to anyone."),
    actions(action("Start", start)),
    passage(make("a", { href: "#" }, "Choose your own set instead")),
  ]
}

/** @param {Desk} desk */
async function carryOn(desk) {
  const half = await desk.saved("practise")
  if (!half || half.done) return []
  const words = `You are in the middle of a set: ${many(half.queue.length, "question", "questions")} to go.`
  return [
    make(
      "div",
      { className: "notice" },
      passage(words),
      actions(make("a", { className: "button", href: "#practising" }, "Carry on")),
    ),
  ]
}

/** @param {Desk} desk @param {Asked} asked */
async function form(desk, asked) {
  const { modules, items, store } = desk
  const types = [...new Set([...items.values()].map(({ type }) => type))].sort()
  const problem = make("div", { className: "practise-problem", tabIndex: -1, hidden: true })
  const revision = await store.read("revision")
  const made = make(
    "form",
    { className: "practise-form", autocomplete: "off", noValidate: true },
    problem,
    choices(
      "Which modules?",
      "None ticked means all of them.",
      "modules",
      modules.map(({ id, title }) => [id, title]),
      asked.modules,
    ),
    narrower("Choose outcomes", outcomeGroups(modules, asked.outcomes), asked.outcomes.length > 0),
    narrower(
      "Choose kinds of question",
      [
        choices(
          "Which kinds of question?",
          "None ticked means all of them.",
          "types",
          types.map((type) => [type, typeWords(type)]),
          asked.types,
        ),
      ],
      asked.types.length > 0,
    ),
    one(
      "How many?",
      "number",
      NUMBERS.map((number) => [String(number), `${number} questions`]),
      String(nearest(asked.number)),
    ),
    one(
      "In what order?",
      "order",
      [
        ["mixed", "Mixed. It feels harder, and more of it stays."],
        ["module", "One module after another"],
      ],
      asked.order,
    ),
    choices(
      "How sure are you?",
      "",
      "certainty",
      [["on", "Ask me how sure I am before each check"]],
      revision?.certainty ? ["on"] : [],
    ),
    actions(make("button", { type: "submit", className: "button" }, "Start")),
  )
  made.addEventListener("change", () => showOutcomesOf(made))
  made.addEventListener("submit", (event) => {
    event.preventDefault()
    start(desk, made, problem, asked.seed)
  })
  showOutcomesOf(made)
  return made
}

/** @param {Desk} desk @param {HTMLFormElement} made @param {HTMLElement} problem @param {number | null} given */
async function start(desk, made, problem, given) {
  const { store } = desk
  const wanted = { modules: ticked(made, "modules"), outcomes: seen(made, "outcomes"), types: ticked(made, "types") }
  const pool = matching([...desk.items.values()], wanted)
  if (!pool.length) return tell(problem, "No question fits all of this. Take away one of your choices.")
  await store.write("revision", {
    ...(await store.read("revision")),
    certainty: ticked(made, "certainty").length > 0,
    at: localTime(),
  })
  const seed = given ?? 1 + Math.floor(Math.random() * 999_999)
  const items = await chosen(desk, pool, { number: Number(ticked(made, "number")[0] ?? 10), seed, fair: given !== null })
  const how = ticked(made, "order")[0] === "module" ? "module" : "mixed"
  const terms = await termsOf(items)
  const row = arrange(items, how, (id) => terms.get(id) ?? "")
  await desk.begin(
    "practise",
    begin(
      row.map(({ id }) => id),
      "Practise",
      seed,
    ),
  )
}

/**
 * With a seed that somebody sent, what this person has seen makes no difference: everyone gets the same.
 *
 * @param {Desk} desk @param {Candidate[]} pool @param {{ number: number, seed: number, fair: boolean }} how
 */
async function chosen({ store }, pool, { number, seed, fair }) {
  const studies = fair ? new Map() : await store.studies()
  const terms = await termsOf(pool)
  return draw(pool, {
    number,
    seed,
    today: today(),
    seen: (id) => studies.get(id)?.days.at(-2),
    kind: (id) => terms.get(id) ?? "",
    met: metTerms(studies, terms),
  })
}

/** @param {HTMLElement} problem @param {string} words */
function tell(problem, words) {
  problem.replaceChildren(heading("h3", "There is a problem"), passage(words))
  problem.hidden = false
  problem.focus()
}

/** @param {number | null} number */
const nearest = (number) => (number === null ? 10 : (NUMBERS.find((one) => one >= number) ?? 20))
