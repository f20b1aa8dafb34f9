// The map in its frame: the story's marks and the choosing of one of them, over the basemap of basemap.js.
// Data comes from draw.py as JSON; every word of it reaches the page by textContent, never as markup.
window.Dateline = (() => {
  "use strict";
  const CROWD = 150; // points in view above which pins shrink to dots
  const PIN = 28; // pixels between two pins' centres below which they overlap
  const FAN = 12; // overlapping pins that are spread out; more stay stacked until the user zooms in
  const TOWN_ZOOM = 8;
  const EDGE = 36; // pixels left free around what the map is fitted to

  const { el } = DatelineBasemap;
  const escaped = (text) => el("i", "", text).innerHTML; // for Leaflet's own controls, which take markup
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  // ---- controls ----
  // Icons as paths: a sign of a font may be missing on the reader's machine.
  const ICONS = {
    fit: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4M8 5.5v5M5.5 8h5",
    full: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
    unequal: "M4 6.2h8M4 9.8h8M10.4 3.4l-4.8 9.2",
  };
  const icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 16 16");
    path.setAttribute("d", ICONS[name]);
    svg.appendChild(path);
    return svg;
  };
  const button = (map, sign, title, act) => {
    const Control = L.Control.extend({
      options: { position: "topleft" },
      onAdd() {
        const bar = el("div", "leaflet-bar"), link = el("a", "act");
        link.appendChild(icon(sign));
        link.href = "#";
        link.title = title;
        link.setAttribute("role", "button");
        link.setAttribute("aria-label", title);
        L.DomEvent.on(link, "click", (event) => { L.DomEvent.stop(event); act(); });
        bar.appendChild(link);
        return bar;
      },
    });
    return new Control().addTo(map);
  };
  // Sides contradict each other here: a sign of its own shape, on a pin, a label and in the legend.
  const disputed = () => {
    const sign = el("i", "disputed");
    sign.appendChild(icon("unequal"));
    return sign;
  };
  // The second part of the legend, in few words: it must not cover the map.
  function meanings(signs) {
    const box = el("div", "signs"), head = el("p", "", " (ring of a point, edge of a label)");
    head.prepend(el("b", "", "What is said to have happened there"));
    box.appendChild(head);
    for (const [sign, words, meaning] of signs) {
      const one = el("div", sign === "disputed" ? "sign wide" : "sign");
      one.title = meaning;
      one.dataset.sign = sign;
      one.append(sign === "disputed" ? disputed() : el("i", `ring ${sign}`), el("span", "", words));
      box.appendChild(one);
    }
    return box;
  }
  function legend(map, entries, signs, state) {
    if (!entries.length) return;
    const Control = L.Control.extend({
      options: { position: "bottomleft" },
      onAdd() {
        const box = el("details", "legend leaflet-bar");
        box.appendChild(el("summary", "", "On this map"));
        for (const entry of entries) {
          const row = el("div", "row"), words = el("div", "");
          row.places = entry.names;
          row.appendChild(el("i", `swatch ${entry.shape} ${entry.share ? `share-${entry.share}` : ""}`, entry.shape === "point" && ["", "all"].includes(entry.share) ? "n" : ""));
          const names = entry.names.slice(0, 5).join(", ") + (entry.names.length > 5 ? ` and ${entry.names.length - 5} more` : "");
          words.append(el("b", "", names), el("span", "", entry.meaning));
          row.appendChild(words);
          box.appendChild(row);
        }
        if (signs.length) box.appendChild(meanings(signs));
        box.appendChild(el("p", "crowd", "Many towns in view: dots for now, numbered points when you zoom in."));
        L.DomEvent.disableClickPropagation(box);
        L.DomEvent.disableScrollPropagation(box);
        return box;
      },
    });
    state.legend = new Control().addTo(map).getContainer();
  }
  // The legend is open at first, unless a place or its name would be hidden under it and the map has no room beside it.
  function uncover(state) {
    const { map, legend } = state;
    if (!legend) return;
    const none = { left: EDGE, bottom: EDGE };
    state.room = none;
    state.settle?.();
    const within = () => present(state).filter((entry) => map.getBounds().pad(-0.05).contains(entry.at)).length;
    const zoom = map.getZoom(), seen = within();
    for (const open of map.getSize().x > 560 ? [true, false] : [false]) {
      legend.open = open;
      for (const room of [none, { ...none, left: legend.offsetWidth + EDGE }, { ...none, bottom: legend.offsetHeight + EDGE }]) {
        state.room = room;
        state.settle?.();
        if (map.getZoom() === zoom && within() >= seen && !covers(state)) return;
      }
    }
    state.room = none;
    state.settle?.();
  }
  // Leaflet's style sheet may come after the map is made; until then nothing stands where it will stand.
  function onceStyled(map, then, left = 600) {
    const corner = map.getContainer().querySelector(".leaflet-bottom");
    if (getComputedStyle(corner).position === "absolute") return then();
    if (left) requestAnimationFrame(() => onceStyled(map, then, left - 1));
  }
  function covers({ map, legend, marks }) {
    const cover = legend.getBoundingClientRect(), frame = map.getContainer().getBoundingClientRect();
    const over = (left, top, right, bottom) => left < cover.right && right > cover.left && top < cover.bottom && bottom > cover.top;
    const hidden = ({ at }) => {
      const p = map.latLngToContainerPoint(at), x = p.x + frame.left, y = p.y + frame.top;
      return over(x - 20, y - 20, x + 20, y + 20);
    };
    const labels = [...map.getPane("markerPane").querySelectorAll(".pin b, .pin span, .tag")];
    return [...marks.values()].some((entry) => !entry.left && hidden(entry)) || labels.some((label) => {
      const box = label.getBoundingClientRect();
      return box.width && getComputedStyle(label).visibility !== "hidden" && over(box.left, box.top, box.right, box.bottom);
    });
  }
  function say(map, words) {
    const note = el("div", "map-notice", words);
    note.setAttribute("role", "status");
    map.getContainer().appendChild(note);
    setTimeout(() => note.remove(), 9000);
  }
  // A tile layer that brings nothing gives way to the plain map, and says so.
  function tileLayer(map, tiles, plain) {
    const layer = L.tileLayer(tiles.url, { attribution: escaped(tiles.attribution), maxZoom: tiles.max_zoom });
    let came = 0, failed = 0;
    layer.on("tileload", () => came++);
    layer.on("tileerror", () => {
      if (++failed >= 2 && !came && map.hasLayer(layer)) {
        map.removeLayer(layer);
        plain.addTo(map);
        say(map, `The tiles of ${tiles.name} did not come. The plain map is shown instead.`);
      }
    });
    return layer;
  }

  // ---- the story's marks ----
  function start(map, data) {
    const state = { map, colours: data.colours, words: data.words, marks: new Map(), chosen: null, shown: "null", room: { left: EDGE, bottom: EDGE }, points: L.layerGroup(), areas: L.layerGroup(), legs: L.layerGroup() };
    window.dateline = state;
    map.getContainer().classList.add("dateline", data.theme);
    map.attributionControl.setPrefix("Leaflet").addAttribution(escaped(data.credit));
    L.control.scale({ position: "bottomright" }).addTo(map);

    const plain = new DatelineBasemap.Plain(data.colours);
    const bases = { "Plain map": plain };
    for (const tiles of data.tiles) bases[escaped(tiles.name)] = tileLayer(map, tiles, plain);
    (bases[escaped(data.base)] || plain).addTo(map);
    const overlays = { Towns: state.points, Areas: state.areas };
    const layers = L.control.layers(bases, overlays, { position: "topright" });

    place(state, data.marks);
    fitAll(state, false, core(state));
    for (const layer of [state.areas, state.legs, state.points]) layer.addTo(map);
    layers.addTo(map);
    button(map, "fit", "Fit all places", () => fitAll(state, true));
    button(map, "full", "Fullscreen", () =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    legend(map, data.legend, data.signs, state);
    explain(state);
    const left = [...state.marks.values()].filter((entry) => !map.getBounds().contains(entry.at)).length;
    if (left) {
      say(map, `${left} ${left === 1 ? "place lies" : "places lie"} outside this view. “Fit all places” shows ${left === 1 ? "it" : "them"}.`);
      state.settle(); // beneath the notice
    }
    map.on("zoomend moveend", () => tidy(state));
    // Until the user moves the map, a change of its size keeps in view what was in view.
    for (const act of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(act, () => (state.settle = null), { passive: true, capture: true });
    }
    new ResizeObserver(() => {
      map.invalidateSize({ pan: !state.settle, animate: false });
      if (!state.settle) return;
      state.settle();
      uncover(state);
    }).observe(map.getContainer());
    tidy(state);
    onceStyled(map, () => {
      if (!state.settle) return;
      state.settle();
      uncover(state);
      tidy(state);
    });

    DatelineBasemap.load(plain, data.basemap, new Set(data.marks.map((mark) => mark.name)))
      .then((names) => {
        layers.addOverlay(names.addTo(map), "Names");
        map.getContainer().dataset.basemap = "drawn";
      })
      .catch(() => say(map, "The basemap did not load. The places are still drawn where they are; reload to try again."));
  }

  function place(state, marks) {
    for (const mark of marks) state.marks.set(mark.id, draw(state, mark));
    lay(state);
  }
  // The areas that a filter leaves, and their labels.
  function lay(state) {
    state.areas.clearLayers();
    // The smaller above the larger, lines above all, so that each can be clicked.
    const size = ({ outline }) => outline.getBounds().getNorthEast().distanceTo(outline.getBounds().getSouthWest());
    const drawn = present(state).filter((entry) => entry.outline);
    drawn.sort((a, b) => Boolean(a.mark.lines) - Boolean(b.mark.lines) || size(b) - size(a));
    for (const { outline, grip } of drawn) for (const layer of [outline, grip]) layer?.addTo(state.areas);
    for (const entry of present(state)) if (!entry.pinned) label(state, entry).addTo(state.areas);
  }
  const present = (state) => [...state.marks.values()].filter((entry) => !entry.left);
  // An entry of the state: the shape of an area comes on the map at once, a pin when it comes into view.
  function draw(state, mark) {
    const entry = { mark, whole: mark, at: L.latLng(mark.lat, mark.lon), pinned: ["point", "near", "loser"].includes(mark.shape) };
    if (mark.rings || mark.lines) {
      // What is only known to lie in an area leaves the clicks on it to the area; its tag is what is chosen.
      const interactive = mark.shape !== "unknown";
      entry.outline = mark.lines
        ? L.polyline(mark.lines, { className: `stretch ${mark.shape}`, weight: 3.4, interactive: false })
        : L.polygon(mark.rings, { className: `area ${mark.shape}`, weight: 1.6, smoothFactor: 0.6, interactive });
      // A line is thinner than a finger: what is clicked is a wider one that is not seen.
      if (mark.lines) entry.grip = L.polyline(mark.lines, { className: "grip", weight: 20, opacity: 0 });
      (entry.grip || entry.outline).on("click", () => pick(state, mark.id));
      // An area on both sides of the 180th meridian seems to span the world: its own point stands for it.
      const bounds = entry.outline.getBounds();
      if (bounds.getEast() - bounds.getWest() < 180) entry.bounds = bounds;
    }
    return entry;
  }
  function pick(state, id) {
    state.clicks = (state.clicks || 0) + 1;
    highlight(state, id);
    window.Streamlit.setComponentValue({ id, n: `${Date.now()}.${state.clicks}` });
  }
  // The numbered pin of a town, or the tag of an area; made once.
  function label(state, entry) {
    if (entry.marker) return entry.marker;
    const { mark, pinned } = entry, face = el("div", `${pinned ? "pin" : "tag"} ${mark.shape} ${mark.share ? `share-${mark.share}` : ""}`);
    const count = el("b", ""), name = el("span", "", mark.name);
    face.append(...(pinned ? [count, name] : [name, count]), disputed());
    const icon = L.divIcon({ html: face, className: pinned ? "" : "tagged", iconSize: pinned ? [26, 26] : null });
    entry.face = face;
    entry.marker = L.marker(entry.at, { icon, keyboard: true, riseOnHover: true, alt: mark.name });
    entry.marker.on("click", () => pick(state, mark.id));
    entry.marker.on("add", () => {
      const node = entry.marker.getElement();
      node.setAttribute("role", "button");
      node.onkeydown = (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        pick(state, mark.id);
      };
      dress(state, entry);
      mind(entry, mark.id === state.chosen);
    });
    return entry.marker;
  }
  // What a filter changes on a label: its number, and the signs of what is said to have happened.
  function dress(state, { mark, face, marker }) {
    if (!face) return;
    face.querySelector("b").textContent = mark.mentions || "";
    face.dataset.standing = mark.standing;
    face.classList.toggle("contested", mark.disputed);
    const words = [mark.name];
    if (mark.mentions) words.push(`${mark.mentions} ${mark.mentions === 1 ? "mention" : "mentions"}`);
    if (mark.standing) words.push(state.words[mark.standing]);
    if (mark.disputed) words.push(state.words.disputed);
    marker.getElement()?.setAttribute("aria-label", words.join(", "));
  }
  // `shown`: of each place that a filter leaves its number and signs; null without a filter.
  function filter(state, shown) {
    const told = JSON.stringify(shown ?? null);
    if (told === state.shown) return;
    state.shown = told;
    for (const entry of state.marks.values()) {
      const now = shown ? shown[entry.mark.id] : [entry.whole.mentions, entry.whole.standing, entry.whole.disputed];
      entry.left = !now;
      if (now) entry.mark = { ...entry.whole, mentions: now[0], standing: now[1], disputed: now[2] };
      dress(state, entry);
    }
    if (state.dots) state.points.removeLayer(state.dots);
    state.dots = null;
    lay(state);
    explain(state);
  }
  // The legend says what is drawn: shapes and signs of the places that are left.
  function explain({ legend, marks }) {
    if (!legend) return;
    const left = [...marks.values()].filter((entry) => !entry.left).map(({ mark }) => mark);
    const signs = new Set(left.flatMap((mark) => [mark.standing, mark.disputed ? "disputed" : ""]));
    const names = new Set(left.map((mark) => mark.name));
    const known = new Set([...marks.values()].map(({ whole }) => whole.name));
    for (const row of legend.querySelectorAll(".row")) row.hidden = row.places.every((name) => known.has(name) && !names.has(name));
    for (const node of legend.querySelectorAll("[data-sign]")) node.hidden = !signs.has(node.dataset.sign);
  }
  function mind(entry, chosen) {
    entry.face?.classList.toggle("chosen", chosen);
    entry.marker?.setZIndexOffset(chosen ? 1000 : 0);
    entry.marker?.getElement()?.setAttribute("aria-pressed", String(chosen));
    entry.outline?.getElement()?.classList.toggle("chosen", chosen);
  }
  function highlight(state, id) {
    const before = state.marks.get(state.chosen), now = state.marks.get(id);
    state.chosen = id;
    if (before) mind(before, false);
    if (now) mind(now, true);
    tidy(state);
  }

  const around = (entries) => {
    const bounds = L.latLngBounds([]);
    for (const entry of entries) bounds.extend(entry.bounds || entry.at);
    return bounds;
  };
  // What the article is about: without what it names in passing far away, and without countries where it names towns.
  function core(state) {
    const all = present(state);
    const near = all.filter((entry) => entry.mark.shape !== "country");
    if (near.length < 3) return near.length ? near : all;
    const middle = (key) => {
      const each = near.flatMap((entry) => Array(Math.min(entry.mark.mentions, 20)).fill(entry.at[key]));
      return each.sort((a, b) => a - b)[Math.floor(each.length / 2)];
    };
    const centre = L.latLng(middle("lat"), middle("lng"));
    const far = near.map((entry) => centre.distanceTo(entry.at)).sort((a, b) => a - b);
    const limit = Math.max(400e3, 3 * far[Math.floor(far.length / 2)]);
    return near.filter((entry) => centre.distanceTo(entry.at) <= limit);
  }
  function fitAll(state, animate, entries = present(state)) {
    const bounds = around(entries.length ? entries : state.marks.values());
    const fit = (moving) => {
      if (!bounds.isValid()) return state.map.setView([30, 20], 2, { animate: false });
      const { left, bottom } = state.room;
      const notice = state.map.getContainer().querySelector(".map-notice")?.offsetHeight ?? 0;
      const paddings = { paddingTopLeft: [left, EDGE + notice], paddingBottomRight: [EDGE, bottom] };
      return state.map.fitBounds(bounds, { ...paddings, maxZoom: TOWN_ZOOM, animate: moving && !calm() });
    };
    fit(animate);
    state.settle = () => fit(false);
  }
  // The user's zoom is kept unless a town would be lost at it, or an area would not fit or be a speck.
  function goTo(state, entry, animate) {
    const map = state.map, zoom = map.getZoom();
    let centre = entry.at, to = entry.pinned ? (zoom >= 6 ? zoom : TOWN_ZOOM) : 3;
    if (entry.bounds) {
      const best = map.getBoundsZoom(entry.bounds);
      centre = entry.bounds.getCenter();
      to = zoom <= best && zoom >= best - 2 ? zoom : Math.min(best, TOWN_ZOOM);
    }
    map.setView(centre, to, { animate: animate && !calm(), duration: 0.35 });
    state.settle = () => map.setView(centre, to, { animate: false });
  }

  // Pins that overlap are spread on a ring, each with a line to where it stands; names that collide are hidden.
  function tidy(state) {
    const map = state.map;
    if (!map._loaded) return;
    state.legs.clearLayers();
    const view = map.getBounds(), around = view.pad(0.2);
    const seen = present(state).filter((entry) => entry.pinned && around.contains(entry.at));
    const crowded = seen.filter((entry) => view.contains(entry.at)).length > CROWD;
    const shown = new Set(crowded ? seen.filter((entry) => entry.mark.id === state.chosen) : seen);
    map.getContainer().classList.toggle("crowded", crowded);
    for (const entry of state.marks.values()) {
      if (!entry.pinned) continue;
      if (shown.has(entry)) label(state, entry).setLatLng(entry.at).addTo(state.points);
      else if (entry.marker) state.points.removeLayer(entry.marker);
    }
    if (crowded) dots(state).addTo(state.points);
    else if (state.dots) state.points.removeLayer(state.dots);
    if (crowded) return;
    const spots = seen.map((entry) => ({ entry, at: map.latLngToLayerPoint(entry.at) }));
    const groups = [];
    for (const spot of spots) {
      const group = groups.find((g) => g.some((other) => other.at.distanceTo(spot.at) < PIN));
      if (group) group.push(spot);
      else groups.push([spot]);
    }
    for (const group of groups) if (group.length > 1 && group.length <= FAN) spread(state, group);
    const boxes = spots.map(({ entry }) => {
      const p = map.latLngToLayerPoint(entry.marker.getLatLng());
      return { entry, pin: [p.x - 15, p.y - 15, p.x + 15, p.y + 15], text: [p.x + 17, p.y - 9, p.x + 25 + entry.mark.name.length * 7.2, p.y + 9] };
    });
    const taken = boxes.map((box) => box.pin);
    const weight = (box) => box.entry.mark.mentions + (box.entry.mark.id === state.chosen ? 1e6 : 0);
    for (const box of boxes.sort((a, b) => weight(b) - weight(a))) {
      const t = box.text, hit = taken.some((q) => q !== box.pin && t[0] < q[2] && t[2] > q[0] && t[1] < q[3] && t[3] > q[1]);
      box.entry.face.classList.toggle("mute", hit);
      if (!hit) taken.push(t);
    }
    const pins = boxes.map((box) => box.pin);
    const areas = present(state).filter((entry) => !entry.pinned);
    areas.sort((a, b) => (b.mark.id === state.chosen) - (a.mark.id === state.chosen) || b.mark.mentions - a.mark.mentions);
    for (const entry of areas) dodge(map, entry, pins);
  }
  // The label of an area gives way to pins and to other labels; where nothing is free, its number alone stands.
  function dodge(map, entry, taken) {
    const node = entry.marker.getElement();
    if (!node) return;
    entry.face.classList.remove("mute");
    const at = map.latLngToLayerPoint(entry.at), wide = node.offsetWidth / 2, high = node.offsetHeight / 2;
    const box = (dy, half) => [at.x - half, at.y + dy - high, at.x + half, at.y + dy + high];
    // Over a shape hardly larger than itself it would hide the shape: it stands beside it.
    const size = entry.bounds && map.latLngToLayerPoint(entry.bounds.getSouthEast()).subtract(map.latLngToLayerPoint(entry.bounds.getNorthWest()));
    const small = size && size.y < 90 && size.x < 3 * wide, clear = small ? size.y / 2 + high + 3 : 0;
    const steps = small ? [-clear, clear, -clear - 28, clear + 28] : [0, -34, 34, -62, 62];
    const hits = (b) => taken.some((p) => b[0] < p[2] && b[2] > p[0] && b[1] < p[3] && b[3] > p[1]);
    const free = steps.find((dy) => !hits(box(dy, wide)));
    const crowded = free === undefined, own = box(free ?? 0, crowded ? 14 : wide);
    // The number of a small shape gives way too: the shape is there to click, and the keyboard still finds its label.
    node.classList.toggle("gone", Boolean(crowded && small && hits(own)));
    entry.face.classList.toggle("mute", crowded);
    taken.push(own);
    node.style.translate = `-50% calc(-50% + ${free ?? 0}px)`;
  }
  // So many towns that their pins would hide the map: dots on one canvas, until the user zooms in.
  function dots(state) {
    if (state.dots) return state.dots;
    const { land, place } = state.colours, renderer = L.canvas({ padding: 0.3 });
    const look = { renderer, radius: 5, weight: 1.2, color: land, fillColor: place, fillOpacity: 0.85 };
    state.dots = L.layerGroup();
    for (const entry of present(state)) {
      if (entry.pinned) L.circleMarker(entry.at, look).on("click", () => pick(state, entry.mark.id)).addTo(state.dots);
    }
    return state.dots;
  }
  function spread(state, group) {
    const map = state.map, n = group.length;
    const x = group.reduce((sum, spot) => sum + spot.at.x, 0) / n, y = group.reduce((sum, spot) => sum + spot.at.y, 0) / n;
    const radius = Math.max(20, (n * (PIN + 4)) / (2 * Math.PI));
    group.sort((a, b) => Math.atan2(a.at.y - y, a.at.x - x) - Math.atan2(b.at.y - y, b.at.x - x));
    group.forEach((spot, i) => {
      const angle = (2 * Math.PI * i) / n - Math.PI / 2;
      const to = map.layerPointToLatLng(L.point(x + radius * Math.cos(angle), y + radius * Math.sin(angle)));
      spot.entry.marker.setLatLng(to);
      L.polyline([spot.entry.at, to], { className: "leg", interactive: false, weight: 1.2 }).addTo(state.legs);
      L.circleMarker(spot.entry.at, { className: "foot", interactive: false, radius: 2.5 }).addTo(state.legs);
    });
  }

  // Called on every run of the app: the place chosen, whether the map should go there, and what a filter leaves.
  function choose(id, n, move, shown) {
    const state = window.dateline;
    if (!state) return;
    const first = state.n === undefined, before = state.shown;
    filter(state, shown);
    if (state.n === n && state.chosen === id && state.shown === before) return;
    const entry = state.marks.get(id);
    if (move && entry && state.n !== n) goTo(state, entry, !first);
    state.n = n;
    highlight(state, id);
  }

  // Called on every run of the page "Check": the places that a mention could mean. `go` changes when the map should go to them.
  function show(marks, id, go, asks) {
    const state = window.dateline;
    if (!state) return;
    const told = JSON.stringify(marks);
    if (told !== state.told) {
      state.told = told;
      for (const layer of [state.areas, state.points, state.legs]) layer.clearLayers();
      state.marks.clear();
      state.dots = null;
      place(state, marks);
    }
    const first = state.went === undefined;
    if (go !== state.went && marks.length) {
      fitAll(state, false);
      // Places on either side of the Earth fit into no phone: the likeliest is seen first.
      const likeliest = state.marks.get(marks[0].id);
      if (!state.map.getBounds().contains(likeliest.at)) goTo(state, likeliest, false);
    }
    state.went = go;
    if (!state.ask) {
      state.ask = ({ latlng }) => {
        const { lat, lng } = latlng.wrap();
        window.Streamlit.setComponentValue({ at: [lat, lng], n: `${Date.now()}` });
      };
    }
    state.map.off("click", state.ask);
    if (asks) state.map.on("click", state.ask);
    state.map.getContainer().classList.toggle("asks", asks);
    highlight(state, state.marks.has(id) ? id : null);
    if (first) uncover(state);
  }

  return { start, choose, show };
})();
