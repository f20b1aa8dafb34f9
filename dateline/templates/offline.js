// What the app does for map and panel, in a page by itself: a choice on either side reaches the other.
(() => {
  const { panel, dossiers, colours } = DATELINE;
  const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  let n = 0;
  const choose = (id, move) => {
    n += 1;
    window.datelineChosen = { dossier: dossiers[id] ?? null, n, at: null };
    Dateline.choose(id in dossiers ? id : null, n, move);
    window.dispatchEvent(new CustomEvent("dateline:chosen"));
  };
  window.Streamlit = { setComponentValue: ({ id }) => choose(id, false) };
  window.addEventListener("dateline:choose", ({ detail }) => choose(detail, true));
  const map = L.map("map_div", { center: [30, 20], zoom: 2, minZoom: 2, maxZoom: 18, worldCopyJump: false });
  Dateline.start(map, { ...DATELINE.map, theme, colours: colours[theme] });
  // In a root of its own, as in the app: the styles of map and panel do not know each other.
  const root = document.getElementById("beside").attachShadow({ mode: "open" }), style = document.createElement("style");
  style.textContent = DATELINE.style;
  root.appendChild(style);
  showPanel({ parentElement: root, data: panel });
})();
