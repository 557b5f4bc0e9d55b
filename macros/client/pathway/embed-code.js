/** What a trainer pastes into a learning platform, an intranet or a web page. Pure. */

/** A frame of a fixed height: platforms take scripts out. @param {string} address @param {string} title @param {number} [height] */
export const frameCode = (address, title, height = 720) =>
  `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${height}" style="border:0" loading="lazy" allow="clipboard-write"></iframe>`

/** For a page of one's own: the frame grows with what is in it. It listens to that one frame, and takes a number and nothing else. */
export const growingScript = `<script>
  addEventListener("message", function (event) {
    var height = event.data && Number(event.data.alongsideHeight)
    if (!(height > 0 && height < 20000)) return
    document.querySelectorAll("iframe").forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.height = Math.ceil(height)
    })
  })
</script>`

/** @param {string} words */
const attribute = (words) =>
  words.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
