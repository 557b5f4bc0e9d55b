/** Where a statement of learning for a whole pathway is made. The one place that knows the address. */
import { root } from "../store.js"
import { write } from "./link.js"

/** The statement reads the codes of the modules from the same fragment. @param {import("./link.js").Pathway} pathway */
export const statementLink = (pathway) => `${root}my-learning/statement/${write(pathway)}`
