/** Many changes in a row make one new picture, and an old one never covers it. @param {() => Promise<unknown>} job */
export function soon(job) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting
  /** @type {Promise<unknown>} */
  let done = Promise.resolve()
  return () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      done = done.then(job)
    }, 50)
  }
}
