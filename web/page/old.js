/* Plain old JavaScript: says at once, in a browser that cannot run the page, which one can. */
(function () {
  function can() {
    return (
      typeof WebAssembly === "object" &&
      typeof WebAssembly.compileStreaming === "function" &&
      typeof WebAssembly.Tag === "function" &&
      typeof DecompressionStream === "function" &&
      typeof BigInt === "function" &&
      typeof Worker === "function" &&
      typeof Blob.prototype.stream === "function" &&
      "noModule" in document.createElement("script")
    );
  }
  if (!can()) {
    document.documentElement.className = "old";
    document.getElementById("old").removeAttribute("hidden");
    document.getElementById("page").setAttribute("hidden", "");
  }
})();
