// The words beside the map: places, their dossiers, the text, the actors, and what is not on the map.
// Data comes from views/panel.py. Every word of it is put on the page by textContent: nothing in an article is markup.
const TABS = [["places", "Places"], ["text", "Text"], ["actors", "Actors"], ["unmapped", "Not on the map"], ["figures", "Figures"]];

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const reveal = (node) => node.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });

// A mention; what only describes a place ("the town") is marked as such.
const marked = (run) => {
  const node = el("mark", run.mark, run.text);
  if (run.weak) node.classList.add("weak");
  return node;
};

// The signs of what is said to have happened at a place, as on the map.
const signs = (told) => Object.entries(told).map(([code, words]) => sign(code, words));
const sign = (code, words) => {
  const node = el("i", `sign ${code}`);
  node.title = words;
  node.setAttribute("role", "img");
  node.setAttribute("aria-label", words);
  if (code === "disputed") {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 16 16");
    path.setAttribute("d", "M4 6.2h8M4 9.8h8M10.4 3.4l-4.8 9.2");
    svg.appendChild(path);
    node.appendChild(svg);
  }
  return node;
};

// The story comes once; the chosen place comes from chosen.js after each choice, which this panel hears as an event.
export default function (component) {
  const { parentElement, data } = component;
  parentElement.querySelector(".panel")?.remove();
  const panel = el("div", "panel"), tabs = el("div", "tabs"), body = el("div", "body");
  const chosen = () => window.datelineChosen?.dossier ?? null;
  const choose = (place) => window.dispatchEvent(new CustomEvent("dateline:choose", { detail: place }));
  tabs.setAttribute("role", "tablist");
  body.setAttribute("role", "tabpanel");
  body.tabIndex = -1;
  let current = window.datelineTab || "places"; // a filter sends the story anew: the tab stays
  const open = (tab, then) => {
    current = window.datelineTab = tab;
    for (const node of tabs.children) {
      const on = node.dataset.tab === tab;
      node.setAttribute("aria-selected", String(on));
      node.tabIndex = on ? 0 : -1;
    }
    body.setAttribute("aria-label", TABS.find(([key]) => key === tab)[1]);
    body.replaceChildren(VIEWS[tab](data, { chosen: chosen(), choose, open }));
    body.scrollTop = 0;
    if (then) then(body);
  };
  const counts = { places: data.places.length, actors: data.actors.length, unmapped: data.unmapped.length, figures: data.figures.length };
  for (const [key, name] of TABS) {
    const tab = button("tab", name, () => open(key));
    if (key in counts) tab.append(" ", el("span", "count", counts[key]));
    tab.dataset.tab = key;
    tab.setAttribute("role", "tab");
    tabs.appendChild(tab);
  }
  tabs.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const keys = TABS.map(([key]) => key);
    open(keys[(keys.indexOf(current) + step + keys.length) % keys.length]);
    tabs.querySelector('[aria-selected="true"]').focus();
  };
  // A choice may ask for the text at an offset; once, since the choice is heard again with each run.
  const arrive = (tab) => {
    const { n, at } = window.datelineChosen ?? {};
    if (at === undefined || at === null || window.datelineArrived === n) return open(tab);
    window.datelineArrived = n;
    open("text", (body) => find(body, at));
  };
  // The choice opens the dossier; whoever chose with the keyboard keeps the focus on the same place.
  const follow = () => {
    if (!panel.isConnected) return; // the reader was on another page: the panel that comes next arrives by itself
    const focused = panel.getRootNode().activeElement, place = focused?.dataset?.place;
    arrive("places");
    const again = place && body.querySelector(`button[data-place="${CSS.escape(place)}"]`);
    if (panel.contains(focused) || focused?.matches(".panel *")) (again || body).focus({ preventScroll: true });
    // What the page opens with is nobody's choice: the map is seen first.
    if (window.datelineChosen?.n && matchMedia("(max-width: 640px)").matches) tabs.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  };
  panel.append(header(data), tabs, body);
  parentElement.appendChild(panel);
  arrive(current);
  window.removeEventListener("dateline:chosen", window.datelineFollow);
  window.datelineFollow = follow;
  window.addEventListener("dateline:chosen", follow);
}

function header(data) {
  const head = el("header", "head");
  for (const notice of data.notices) {
    const note = el("p", "notice", notice);
    note.setAttribute("role", "status");
    head.appendChild(note);
  }
  head.appendChild(el("h1", "", data.title));
  const source = el("p", "source", data.source);
  if (data.url) {
    const link = el("a", "", "Read the source");
    link.href = data.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    source.append(data.source ? " · " : "", link);
  }
  if (source.hasChildNodes()) head.appendChild(source);
  head.appendChild(el("p", "coverage", data.coverage));
  return head;
}

const VIEWS = { places, text, actors, unmapped, figures };

function places(data, { chosen, choose, open }) {
  const box = el("section", "places");
  if (!data.places.length) {
    box.appendChild(el("p", "empty", data.empty));
  } else if (chosen) {
    box.append(chips(data, chosen, choose), dossier(chosen, open));
  } else {
    box.append(...data.places.map((place) => row(place, choose)));
  }
  return box;
}

function chips(data, chosen, choose) {
  const box = el("div", "chips"), all = button("chip all", "All places", () => choose(null));
  box.appendChild(all);
  for (const place of data.places) {
    const chip = button("chip", place.name, () => choose(place.id));
    chip.dataset.place = place.id;
    chip.setAttribute("aria-pressed", String(chosen.id === place.id));
    chip.append(" ", el("span", "count", place.mentions), ...signs(place.signs));
    box.appendChild(chip);
  }
  return box;
}

function row(place, choose) {
  const box = button("row", "", () => choose(place.id)), head = el("span", "name", place.name), words = el("span", "quote");
  box.dataset.place = place.id;
  head.append(" ", el("span", "count", place.mentions), ...signs(place.signs), " ", el("span", "about", place.about));
  for (const run of place.first || []) words.appendChild(run.mark ? marked(run) : document.createTextNode(run.text));
  box.append(head, words);
  return box;
}

function dossier(place, open) {
  const box = el("article", "dossier");
  box.dataset.place = place.id;
  box.appendChild(el("h2", "", place.name));
  const facts = el("dl", "");
  for (const [name, value] of place.facts) facts.append(el("dt", "", name), el("dd", "", value));
  box.appendChild(facts);
  if (place.losers.length) {
    const others = el("details", "losers");
    others.appendChild(el("summary", "", "Other candidates, and why not"));
    for (const loser of place.losers) others.appendChild(el("p", "", loser));
    box.appendChild(others);
  }
  if (place.disagreements.length) box.appendChild(against(place.disagreements));
  const cards = place.excerpts.map((excerpt) => card(excerpt, open));
  if (cards.length > 1) box.appendChild(pager(cards));
  box.append(...cards);
  if (place.more) box.appendChild(el("p", "empty", place.more));
  return box;
}

// Where sides contradict each other: each time a sentence, then who says what and in which words.
function against(disagreements) {
  const box = el("section", "against"), head = el("h3", "");
  head.append(sign("disputed", ""), "Sides contradict each other here");
  box.appendChild(head);
  for (const { sentence, why, voices } of disagreements) {
    const line = el("p", "", sentence);
    line.title = why;
    const words = voices.map(({ who, cues }) => who + (cues.length ? ` (${cues.map((cue) => `“${cue}”`).join(", ")})` : ""));
    box.append(line, el("p", "two", words.join(" · ")));
  }
  return box;
}

function pager(cards) {
  const bar = el("nav", "pager"), at = el("span", "at");
  let current = 0;
  const show = (to, move) => {
    cards[current].classList.remove("current");
    current = (to + cards.length) % cards.length;
    cards[current].classList.add("current");
    at.textContent = `${current + 1} of ${cards.length}`;
    if (move) reveal(cards[current]);
  };
  const back = button("", "‹", () => show(current - 1, true)), on = button("", "›", () => show(current + 1, true));
  back.setAttribute("aria-label", "Previous excerpt");
  on.setAttribute("aria-label", "Next excerpt");
  at.setAttribute("aria-live", "polite");
  bar.setAttribute("aria-label", "Excerpts");
  bar.append(el("span", "", "Excerpts"), back, at, on);
  show(0, false);
  return bar;
}

function card(excerpt, open) {
  const box = el("blockquote", "excerpt");
  if (excerpt.heading) box.appendChild(el("p", "heading", excerpt.heading));
  const words = el("p", "quote");
  for (const run of excerpt.runs) words.appendChild(run.mark ? marked(run) : document.createTextNode(run.text));
  box.appendChild(words);
  for (const claim of excerpt.said) box.appendChild(said(claim));
  for (const time of excerpt.dated) {
    const line = el("p", "said", `“${time.phrase}” is ${time.when}`);
    line.title = time.why;
    box.appendChild(line);
  }
  if (excerpt.weak.length) box.appendChild(el("p", "meant", excerpt.weak.join("; ")));
  box.appendChild(inText(excerpt.at, open));
  return box;
}

// Leads to a mention in the text, or to the paragraph where there is none at this offset.
const inText = (at, open) => button("link", "Show in text", () => open("text", (body) => find(body, at)));

function find(body, at) {
  const mark = body.querySelector(`[data-at="${at}"]`) || [...body.querySelectorAll("[data-from]")].findLast((line) => Number(line.dataset.from) <= at);
  if (!mark) return;
  reveal(mark);
  mark.classList.add("found");
  mark.focus({ preventScroll: true });
}

// Who says it: quiet words under the excerpt; the status has a sign of its own, so that colour is not needed.
function said(claim) {
  const line = el("p", "said");
  line.append(el("span", `status ${claim.status}`, claim.words), ` ${claim.who}`);
  if (claim.when) line.append(" · ", el("span", "when", claim.when));
  line.title = claim.why;
  return line;
}

function text(data, { chosen, choose, open }) {
  const box = el("section", "text"), key = el("p", "key");
  for (const [mark, words] of [["map", "on the map"], ["actor", "an actor"], ["unmapped", "not on the map"]]) key.append(el("mark", mark, words), " ");
  if (data.text.some(({ runs }) => runs.some((run) => run.weak))) key.append(el("mark", "map weak", "described, not named"));
  box.appendChild(key);
  for (const paragraph of data.text) {
    const line = el("p", paragraph.heading ? "heading" : "");
    line.dataset.from = paragraph.at;
    line.tabIndex = -1;
    for (const run of paragraph.runs) {
      if (!run.mark) { line.appendChild(document.createTextNode(run.text)); continue; }
      const mark = marked(run);
      mark.dataset.at = run.at;
      mark.tabIndex = 0;
      mark.setAttribute("role", "button");
      if (run.why) mark.title = run.why;
      if (run.to && run.to === chosen?.id) mark.classList.add("chosen");
      const act = () => {
        if (run.mark === "map") choose(run.to);
        else open(run.mark === "actor" ? "actors" : "unmapped", (body) => {
          const found = body.querySelector(`[data-has~="${run.at}"]`);
          if (found) { if (found.tagName === "DETAILS") found.open = true; reveal(found); }
        });
      };
      mark.onclick = act;
      mark.onkeydown = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } };
      line.appendChild(mark);
    }
    box.appendChild(line);
  }
  return box;
}

function actors(data, { open }) {
  const box = el("section", "actors");
  box.appendChild(el("p", "lead", "A capital that speaks is not a place where something happened. These act; they are not on the map."));
  if (!data.actors.length) box.appendChild(el("p", "empty", "No actors were found."));
  for (const actor of data.actors) {
    const item = el("details", "acting"), head = el("summary", "", actor.name);
    item.dataset.has = actor.at.join(" ");
    head.append(" ", el("span", "count", actor.mentions));
    item.append(head, el("p", "called", `In the text: ${actor.called}`));
    item.append(...actor.excerpts.map((excerpt) => card(excerpt, open)));
    box.appendChild(item);
  }
  return box;
}

function unmapped(data, { open }) {
  const box = el("section", "unmapped");
  box.appendChild(el("p", "lead", "Found in the text, and not on the map because:"));
  if (!data.unmapped.length) box.appendChild(el("p", "empty", "Every name that was found is on the map or an actor."));
  for (const item of data.unmapped) {
    const one = el("div", "item"), head = el("p", "why");
    one.dataset.has = item.excerpt.at;
    head.append(el("b", "", item.name), `: ${item.reason}`);
    one.append(head, card(item.excerpt, open));
    box.appendChild(one);
  }
  return box;
}

function figures(data, { open }) {
  const box = el("section", "figures");
  box.appendChild(el("p", "lead", "Every number of the text with what it counts. Whether it is true is for its source to answer."));
  if (!data.figures.length) box.appendChild(el("p", "empty", "No figures were found."));
  for (const figure of data.figures) {
    const one = el("blockquote", "excerpt"), head = el("p", "many"), words = el("p", "quote");
    head.append(el("b", "", figure.many), ` ${figure.counts}`);
    words.append(figure.before, el("mark", "figure", figure.phrase), figure.after);
    one.append(head, words, ...figure.said.map(said), inText(figure.at, open));
    box.appendChild(one);
  }
  return box;
}
