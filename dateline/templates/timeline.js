// Statements on an axis of days, and their words beneath. Data comes from views/timeline.py; days are ordinals, 1 being the
// first of January of the year 1. Every word is put on the page by textContent: nothing in an article is markup.
const EPOCH = 719163; // the ordinal of 1 January 1970
const FOLD = 34, LANE = 30, THIN = 10; // pixels
const LANES = 9, THIN_LANES = 60; // of one side: with labels; without
const WIDEST = 130, NARROWEST = 5, LONGEST = 6000; // pixels of a day; of the axis, unless the window is wider
const MONTHS = "January February March April May June July August September October November December".split(" ");
const FILL = { 1: "day", 2: "near", 3: "month" };

const dayOf = (ordinal) => new Date((ordinal - EPOCH) * 864e5);
const ordinalOf = (year, month) => { // the first of a month; setUTCFullYear, since Date.UTC takes the year 25 for 1925
  const day = new Date(0);
  day.setUTCFullYear(year, month, 1);
  return Math.round(day.getTime() / 864e5) + EPOCH;
};
const named = (ordinal) => {
  const day = dayOf(ordinal);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
};

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const before = parentElement.querySelector(".timeline");
  const focused = before?.getRootNode().activeElement?.dataset?.key;
  const root = el("div", "panel timeline"), left = before?.querySelector(".axis")?.scrollLeft;
  const choose = (first, last) => {
    const same = first === data.first && last === data.last;
    setTriggerValue("time", same ? { first: null, last: null } : { first, last });
  };
  const open = (told, place) => setTriggerValue("open", { place, at: place ? null : told.at });
  root.appendChild(top(data, choose));
  if (data.empty) root.appendChild(el("p", "empty", data.empty));
  const axis = data.stretches.length ? el("div", "axis") : null;
  if (axis) root.append(axis, legend(data));
  if (data.day === null || !axis) root.appendChild(el("p", "lead", data.day_words));
  root.appendChild(lists(data, open));
  before?.remove();
  parentElement.appendChild(root);
  if (!axis) return undefined;
  let width = 0;
  const draw = () => {
    if (axis.clientWidth === width || !axis.clientWidth) return;
    const first = width === 0;
    width = axis.clientWidth;
    const scale = scaleOf(data.stretches, width);
    axis.replaceChildren(canvas(data, scale, choose, width));
    // What was chosen, else the time of the article, is seen first; what comes after it is to the right.
    const seen = data.first === null ? scale.x((data.day ?? data.stretches.at(-1)[1]) + 1) - width * 0.8 : scale.x(data.first) - width / 3;
    if (first) axis.scrollLeft = left ?? seen;
  };
  draw();
  const observer = new ResizeObserver(draw);
  observer.observe(axis);
  if (focused) root.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  return () => observer.disconnect();
}

function top(data, choose) {
  const box = el("header", "top");
  box.appendChild(el("h1", "", data.lead));
  if (data.counted) box.appendChild(el("span", "coverage", data.counted));
  if (data.within) {
    const within = el("span", "within", data.within);
    within.setAttribute("role", "status");
    box.append(within, button("any", "Any time", () => choose(data.first, data.last)));
  } else if (data.stretches.length) {
    box.appendChild(el("span", "coverage", "Choose a bar, a day or a month, or draw over several: every page then shows that time alone."));
  }
  return box;
}

// Days to pixels and back. What is quiet for long is folded to a strip.
function scaleOf(stretches, room) {
  const days = stretches.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const free = room - FOLD * (stretches.length - 1);
  const day = Math.min(WIDEST, Math.max(free / days, Math.min(NARROWEST, LONGEST / days)));
  let at = 0;
  const parts = stretches.map(([first, last]) => {
    const part = { first, last, at, end: at + (last - first + 1) * day };
    at = part.end + FOLD;
    return part;
  });
  const x = (ordinal) => {
    const part = parts.find((each) => ordinal <= each.last + 1) ?? parts.at(-1);
    return Math.max(part.at, Math.min(part.end, part.at + (ordinal - part.first) * day));
  };
  const ordinal = (px) => {
    const part = parts.find((each) => px < each.end) ?? parts.at(-1);
    return Math.max(part.first, Math.min(part.last, part.first + Math.floor((px - part.at) / day)));
  };
  return { day, parts, x, ordinal, width: Math.max(at - FOLD, room) };
}

function canvas(data, scale, choose, room) {
  const box = el("div", "canvas"), end = scale.parts.at(-1).end;
  box.style.width = `${scale.width}px`;
  scale.parts.slice(1).forEach((part, n) => {
    const fold = el("div", "fold"), quiet = part.first - scale.parts[n].last - 1;
    fold.style.left = `${scale.parts[n].end}px`;
    fold.style.width = `${FOLD}px`;
    fold.append(el("span", "", quiet.toLocaleString("en")), el("span", "", "days"));
    box.appendChild(fold);
  });
  if (data.first !== null || data.last !== null) {
    const chosen = el("div", "chosen-time");
    place(chosen, data.first === null ? 0 : scale.x(data.first), data.last === null ? end : scale.x(data.last + 1));
    box.appendChild(chosen);
  }
  box.appendChild(ruler(data, scale, choose));
  data.rows.forEach((name, row) => box.appendChild(side(name, data.dated.filter((told) => told.row === row), scale, choose, room)));
  if (data.day !== null) {
    const line = el("div", "published"), at = scale.x(data.day + 1);
    line.classList.toggle("late", at > scale.width / 2);
    line.style.left = `${at}px`;
    const words = el("span", "", data.day_words);
    line.appendChild(words);
    box.appendChild(line);
  }
  box.addEventListener("keydown", (event) => walk(event, box));
  brush(box, scale, choose);
  for (const group of [".ruler button", ".bar"]) box.querySelectorAll(group).forEach((node, n) => { node.tabIndex = n ? -1 : 0; });
  return box;
}

const place = (node, from, to) => {
  node.style.left = `${from}px`;
  node.style.width = `${to - from}px`;
};

// Months above; beneath them days or weeks, where there is room for their numbers.
function ruler(data, scale, choose) {
  const box = el("div", "ruler");
  const step = scale.day >= 22 ? 1 : scale.day * 7 >= 22 ? 7 : 0;
  const tick = (cls, text, part, first, last, words) => {
    const node = button(cls, null, (event) => {
      // With the shift key, from what is chosen to here.
      const from = event.shiftKey && data.first !== null ? Math.min(first, data.first) : first;
      choose(from, event.shiftKey && data.last !== null ? Math.max(last, data.last) : last);
    });
    node.appendChild(el("span", "", text));
    place(node, scale.x(Math.max(first, part.first)), scale.x(Math.min(last, part.last) + 1));
    node.dataset.key = `${cls}-${first}`;
    node.setAttribute("aria-label", words);
    node.title = words;
    node.classList.toggle("on", data.first === first && data.last === last);
    box.appendChild(node);
  };
  for (const part of scale.parts) {
    for (let at = part.first; at <= part.last; ) {
      const day = dayOf(at), year = day.getUTCFullYear(), month = day.getUTCMonth();
      const first = ordinalOf(year, month), last = ordinalOf(year, month + 1) - 1;
      const wide = (Math.min(last, part.last) - at + 1) * scale.day, name = MONTHS[month];
      const text = wide >= 116 ? `${name} ${year}` : wide >= 68 ? `${name.slice(0, 3)} ${year}` : wide >= 34 ? name.slice(0, 3) : "";
      tick("month", text, part, first, last, `${name} ${year}`);
      at = last + 1;
    }
    if (!step) continue;
    for (let at = part.first; at <= part.last; ) {
      const last = step === 1 ? at : Math.min(part.last, at + 6 - ((at + 6) % 7)); // ordinal 1 was a Monday
      const text = last - at + 1 === step || step === 1 ? dayOf(at).getUTCDate() : "";
      tick("days", text, part, at, last, step === 1 ? named(at) : `${named(at)} to ${named(last)}`);
      at = last + 1;
    }
  }
  return box;
}

// One who speaks: bars in as few lanes as hold them and their labels; a crowd without labels.
function side(name, told, scale, choose, room) {
  const box = el("section", "side"), lanes = el("div", "lanes"), head = el("h2", "", `${name} `);
  head.appendChild(el("span", "count", told.length));
  const widest = Math.min(230, room * 0.42);
  let packed = pack(told, scale, widest);
  const thin = packed.lanes > LANES;
  if (thin) packed = pack(told, scale, 0);
  for (const { told: each, from, to, lane, side: where, room: label } of packed.bars) {
    if (thin && lane >= THIN_LANES) continue;
    const { time } = each;
    const node = button(`bar ${FILL[time.precision]} ${each.status} ${thin ? "thin" : where}`, null, () => choose(time.first, time.last));
    if (each.place) node.classList.add("placed");
    if (!time.inside) node.classList.add("ghost");
    place(node, from, to);
    node.style.top = `${lane * (thin ? THIN : LANE) + 3}px`;
    const words = `${time.words}: ${each.words} ${each.who}: ${each.says}`;
    node.title = words.slice(0, 300);
    node.setAttribute("aria-label", words.slice(0, 300));
    node.dataset.key = `bar-${each.at}-${time.first}-${each.says.length}`;
    node.dataset.first = time.first;
    if (!thin) {
      const text = el("span", "", each.label);
      if (where !== "within") text.style.maxWidth = `${label}px`;
      node.appendChild(text);
    }
    lanes.appendChild(node);
  }
  const shown = Math.min(packed.lanes, thin ? THIN_LANES : LANES);
  lanes.style.height = `${shown * (thin ? THIN : LANE) + 6}px`;
  if (packed.lanes > shown) head.append(" more than can be drawn; all are in the list");
  box.append(head, lanes);
  return box;
}

function pack(told, scale, widest) {
  const ends = [], bars = [], gap = widest ? 6 : 0;
  for (const each of told) {
    const from = scale.x(each.time.first) + 1, to = Math.max(from + 8, scale.x(each.time.last + 1) - 1);
    const label = widest ? Math.min(widest, each.label.length * 6.4 + 14) : 0;
    let where = "within", low = from, high = to;
    if (widest && to - from < label) {
      where = to + label < scale.width || from < label ? "right" : "left";
      if (where === "right") high = to + label;
      else low = from - label;
    }
    let lane = ends.findIndex((taken) => taken.every(([a, b]) => b + gap <= low || high + gap <= a));
    if (lane < 0) lane = ends.push([]) - 1;
    ends[lane].push([low, high]);
    bars.push({ told: each, from, to, lane, side: where, room: label });
  }
  return { bars, lanes: ends.length };
}

// Arrow keys go from bar to bar, and from tick to tick, in order of time.
function walk(event, box) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const group = event.target.closest(".ruler") ? ".ruler button" : event.target.matches(".bar") ? ".bar" : "";
  if (!step || !group) return;
  event.preventDefault();
  const nodes = [...box.querySelectorAll(group)];
  if (group === ".bar") nodes.sort((a, b) => a.dataset.first - b.dataset.first);
  const next = nodes[nodes.indexOf(event.target) + step];
  if (!next) return;
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

// A mouse draws over days anywhere; a finger on the ruler, since elsewhere it scrolls.
function brush(box, scale, choose) {
  let start = null, drawn = null;
  const at = (event) => event.clientX - box.getBoundingClientRect().left;
  box.onpointerdown = (event) => {
    if (event.button === 0 && (event.pointerType === "mouse" || event.target.closest(".ruler"))) start = at(event);
  };
  box.onpointermove = (event) => {
    if (start === null) return;
    if (!drawn && Math.abs(at(event) - start) < 7) return;
    if (!drawn) {
      drawn = box.appendChild(el("div", "chosen-time"));
      box.setPointerCapture(event.pointerId);
    }
    const [from, to] = [start, at(event)].sort((a, b) => a - b).map(scale.ordinal);
    place(drawn, scale.x(from), scale.x(to + 1));
  };
  const stop = (event, done) => {
    if (drawn && done) choose(...[start, at(event)].sort((a, b) => a - b).map(scale.ordinal));
    drawn?.remove();
    start = drawn = null;
  };
  box.onpointerup = (event) => stop(event, true);
  box.onpointercancel = (event) => stop(event, false);
}

function legend(data) {
  const box = el("p", "legend");
  const entry = (cls, words) => {
    const one = el("span", ""), sign = el("i", cls);
    sign.setAttribute("aria-hidden", "true");
    one.append(sign, words);
    box.appendChild(one);
  };
  for (const [code, words] of data.precision) entry(`bar ${FILL[code]}`, words);
  for (const [status, words] of data.status) entry(`bar ${status}`, words);
  if (data.dated.some((told) => told.place)) entry("bar day placed", "its sentence names a place on the map");
  if (data.stretches.length > 1) entry("fold", "days with nothing dated, folded");
  return box;
}

function lists(data, open) {
  const box = el("div", "lists"), dated = data.dated.filter((told) => told.time.inside);
  const one = el("section", "dated"), other = el("section", "undated");
  if (data.dated.length) {
    one.appendChild(el("h2", "", data.within ? "In this time" : "In order of time"));
    if (!dated.length) one.appendChild(el("p", "empty", "No dated statement is of this time."));
    one.append(...dated.map((told) => card(told, open)));
    box.appendChild(one);
  }
  const undated = data.undated.length + data.silent.length;
  if (data.within) {
    if (undated) one.appendChild(el("p", "empty", "Undated statements are left out while a time is chosen."));
  } else if (undated) {
    other.appendChild(el("h2", "", "Undated"));
    if (data.undated.length) {
      other.appendChild(el("p", "lead", "These say when, in words from which no day can be told."));
      other.append(...data.undated.map((told) => card(told, open)));
    }
    if (data.silent.length) {
      const silent = el("details", "silent");
      silent.appendChild(el("summary", "", `${data.silent.length} in whose sentences no time is named`));
      silent.append(...data.silent.map((told) => card(told, open)));
      silent.open = !data.dated.length && !data.undated.length;
      other.appendChild(silent);
    }
    box.appendChild(other);
  }
  for (const words of data.more) (other.parentNode ? other : one).appendChild(el("p", "empty", words));
  box.classList.toggle("alone", box.children.length < 2);
  return box;
}

function card(told, open) {
  const box = el("blockquote", "excerpt"), words = el("p", "quote"), ways = el("p", "ways");
  if (told.time || told.phrase) {
    const date = el("p", "date");
    if (told.time) date.appendChild(el("b", "", told.time.words));
    if (told.phrase) date.append(told.time ? ` · “${told.phrase}”` : `“${told.phrase}”`);
    date.title = told.why;
    box.appendChild(date);
  }
  words.append(el("span", "aside", told.before), told.says, el("span", "aside", told.after));
  const said = el("p", "said");
  said.append(el("span", `status ${told.status}`, told.words), ` ${told.who}`);
  if (told.place) ways.appendChild(button("link", "Show on the map", () => open(told, told.place)));
  ways.appendChild(button("link", "Show in the text", () => open(told, null)));
  box.append(words, said, ways);
  return box;
}
