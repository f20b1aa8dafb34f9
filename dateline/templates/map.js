// The map in its frame: a basemap without network, the story's marks, and the choosing of one of them.
// Data comes from draw.py as JSON; every word of it reaches the page by textContent, never as markup.
window.Dateline = (() => {
  "use strict";
  const CROWD = 150; // points in view above which pins shrink to dots
  const PIN = 28; // pixels between two pins' centres below which they overlap
  const FAN = 12; // overlapping pins that are spread out; more stay stacked until the user zooms in
  const TOWN_ZOOM = 8;

  const el = (tag, cls, text) => {
    const node = document.createElement(tag);
    if (cls) node.className = cls;
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const escaped = (text) => el("i", "", text).innerHTML; // for Leaflet's own controls, which take markup
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  // ---- basemap: delta-coded lines, projected once to the unit square, traced on canvas tiles ----
  const unit = (lat) => {
    const s = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
    return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
  };
  function decode(flat, scale) {
    const points = new Float64Array(flat.length);
    let lon = 0, lat = 0, w = 2, n = 2, e = -1, s = -1;
    for (let i = 0; i < flat.length; i += 2) {
      lon += flat[i];
      lat += flat[i + 1];
      const x = lon / scale / 360 + 0.5, y = unit(lat / scale);
      points[i] = x;
      points[i + 1] = y;
      if (x < w) w = x;
      if (x > e) e = x;
      if (y < n) n = y;
      if (y > s) s = y;
    }
    return { points, w, n, e, s };
  }
  // A run of points that, with the points before and after it, lies beyond one edge of the tile changes nothing that is
  // seen: it is skipped, and so is a point within half a pixel of the last one drawn.
  function trace(ctx, line, box, closed) {
    const p = line.points, last = p.length - 2, gap = 0.4 / box.scale;
    const code = (i) => (p[i] < box.w ? 1 : p[i] > box.e ? 2 : 0) | (p[i + 1] < box.n ? 4 : p[i + 1] > box.s ? 8 : 0);
    let shared = 0, here = code(0), px = 9, py = 9;
    for (let i = 0; i <= last; i += 2) {
      const next = i < last ? code(i + 2) : 0;
      const beyond = shared & here;
      const near = i < last && Math.abs(p[i] - px) < gap && Math.abs(p[i + 1] - py) < gap;
      if (beyond & next) shared = beyond;
      else if (near) shared &= here;
      else {
        const x = (p[i] - box.x) * box.scale, y = (p[i + 1] - box.y) * box.scale;
        if (i === 0) ctx.moveTo(x, y);
        else ctx.lineTo(x, y);
        px = p[i];
        py = p[i + 1];
        shared = here;
      }
      here = next;
    }
    if (closed) ctx.closePath();
  }
  const meets = (line, box) => line.e >= box.w && line.w <= box.e && line.s >= box.n && line.n <= box.s;

  const Plain = L.GridLayer.extend({
    options: { noWrap: true, minZoom: 2, maxZoom: 18, updateWhenZooming: false, keepBuffer: 3 },
    initialize(colours) {
      L.GridLayer.prototype.initialize.call(this, {});
      this.colours = colours;
    },
    load(world) {
      const lines = (list) => list.map((flat) => decode(flat, world.scale));
      this.world = {
        land: world.land.map(lines),
        regions: lines(world.regions),
        borders: lines(world.borders),
        disputed: lines(world.disputed),
      };
      if (this._map) this.redraw();
    },
    createTile(at) {
      const tile = el("canvas"), ratio = window.devicePixelRatio || 1, size = this.getTileSize().x;
      tile.width = tile.height = size * ratio;
      const scale = size * 2 ** at.z, pad = 8 / scale;
      const x = (at.x * size) / scale, y = (at.y * size) / scale, span = size / scale;
      const box = { x, y, scale, w: x - pad, n: y - pad, e: x + span + pad, s: y + span + pad };
      const ctx = tile.getContext("2d");
      ctx.scale(ratio, ratio);
      if (this.world) this.paint(ctx, box, at.z);
      return tile;
    },
    paint(ctx, box, zoom) {
      const c = this.colours;
      ctx.lineJoin = "round";
      ctx.fillStyle = c.land;
      ctx.strokeStyle = c.coast;
      ctx.lineWidth = 0.8;
      ctx.beginPath();
      for (const polygon of this.world.land) for (const ring of polygon) if (meets(ring, box)) trace(ctx, ring, box, true);
      ctx.fill("evenodd");
      ctx.stroke();
      const stroke = (lines, colour, width, dash) => {
        ctx.strokeStyle = colour;
        ctx.lineWidth = width;
        ctx.setLineDash(dash);
        ctx.beginPath();
        for (const line of lines) if (meets(line, box)) trace(ctx, line, box, false);
        ctx.stroke();
        ctx.setLineDash([]);
      };
      if (zoom >= 4) stroke(this.world.regions, c.region, 0.8, []);
      stroke(this.world.borders, c.border, zoom < 5 ? 0.9 : 1.5, []);
      stroke(this.world.disputed, c.border, 1.2, [5, 4]);
    },
  });

  // ---- quiet names of countries and regions, as many as fit ----
  const Names = L.Layer.extend({
    initialize(names) {
      this.names = names;
    },
    onAdd(map) {
      if (!map.getPane("names")) {
        map.createPane("names").style.zIndex = 250;
        map.getPane("names").style.pointerEvents = "none";
      }
      this.box = el("div", "names");
      map.getPane("names").appendChild(this.box);
      map.on("moveend zoomend viewreset", this.update, this);
      this.update();
    },
    onRemove(map) {
      map.off("moveend zoomend viewreset", this.update, this);
      this.box.remove();
    },
    update() {
      const map = this._map, zoom = map.getZoom(), view = map.getBounds().pad(0.1), taken = [];
      this.box.replaceChildren();
      for (const [name, lat, lon, kind, from] of this.names) {
        if (zoom < from || (kind === "country" && zoom > 8) || !view.contains([lat, lon])) continue;
        const at = map.latLngToLayerPoint([lat, lon]), half = name.length * (kind === "country" ? 4.6 : 3.4) + 6;
        const box = [at.x - half, at.y - 9, at.x + half, at.y + 9];
        if (taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1])) continue;
        taken.push(box);
        const label = el("span", kind, name);
        L.DomUtil.setPosition(label, at.round());
        this.box.appendChild(label);
        if (taken.length > 80) break;
      }
    },
  });

  // ---- controls ----
  // Icons as paths: a sign of a font may be missing on the reader's machine.
  const ICONS = {
    fit: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4M8 5.5v5M5.5 8h5",
    full: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
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
  function legend(map, entries) {
    if (!entries.length) return;
    const Control = L.Control.extend({
      options: { position: "bottomleft" },
      onAdd() {
        const box = el("details", "legend leaflet-bar");
        box.open = map.getSize().x > 560;
        box.appendChild(el("summary", "", "On this map"));
        for (const entry of entries) {
          const row = el("div", "row"), words = el("div", "");
          row.appendChild(el("i", "swatch " + entry.shape, entry.shape === "point" ? "3" : ""));
          const names = entry.names.slice(0, 5).join(", ") + (entry.names.length > 5 ? ` and ${entry.names.length - 5} more` : "");
          words.append(el("b", "", names), el("span", "", entry.meaning));
          row.appendChild(words);
          box.appendChild(row);
        }
        L.DomEvent.disableClickPropagation(box);
        L.DomEvent.disableScrollPropagation(box);
        return box;
      },
    });
    new Control().addTo(map);
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
    const state = { map, marks: new Map(), chosen: null, points: L.layerGroup(), areas: L.layerGroup(), legs: L.layerGroup() };
    window.dateline = state;
    const colours = data.colours;
    map.getContainer().classList.add("dateline", data.theme);
    map.attributionControl.setPrefix("Leaflet").addAttribution(escaped(data.credit));
    L.control.scale({ position: "bottomright" }).addTo(map);

    const plain = new Plain(colours);
    const bases = { "Plain map": plain };
    for (const tiles of data.tiles) bases[escaped(tiles.name)] = tileLayer(map, tiles, plain);
    (bases[escaped(data.base)] || plain).addTo(map);
    const overlays = { Towns: state.points, Areas: state.areas };
    const layers = L.control.layers(bases, overlays, { position: "topright" });

    for (const mark of data.marks) state.marks.set(mark.id, draw(state, mark));
    state.areas.addTo(map);
    state.legs.addTo(map);
    state.points.addTo(map);
    layers.addTo(map);
    button(map, "fit", "Fit all places", () => fitAll(state, true));
    button(map, "full", "Fullscreen", () =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    legend(map, data.legend);
    fitAll(state, false);
    map.on("zoomend moveend", () => tidy(state));
    // Until the user moves the map, a change of its size keeps in view what was in view.
    for (const act of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(act, () => (state.settle = null), { passive: true, capture: true });
    }
    new ResizeObserver(() => {
      map.invalidateSize({ pan: false });
      if (state.settle) state.settle();
    }).observe(map.getContainer());
    tidy(state);

    // The address changes with the file, so what the browser has of it is never out of date.
    fetch(data.basemap, { cache: "force-cache" })
      .then((answer) => (answer.ok ? answer.body : Promise.reject(new Error(String(answer.status)))))
      .then((packed) => new Response(packed.pipeThrough(new DecompressionStream("gzip"))).json())
      .then((world) => {
        plain.load(world);
        const said = new Set(data.marks.map((mark) => mark.name));
        const names = new Names(world.names.filter(([name]) => !said.has(name))).addTo(map);
        layers.addOverlay(names, "Names");
        map.getContainer().dataset.basemap = "drawn";
      })
      .catch(() => say(map, "The basemap did not load. The places are still drawn where they are; reload to try again."));
  }

  function draw(state, mark) {
    const pick = () => {
      state.clicks = (state.clicks || 0) + 1;
      highlight(state, mark.id);
      window.Streamlit.setComponentValue({ id: mark.id, n: `${Date.now()}.${state.clicks}` });
    };
    const at = L.latLng(mark.lat, mark.lon);
    const entry = { mark, at, shapes: [] };
    const pinned = mark.shape === "point" || mark.shape === "near";
    if (mark.rings) {
      const shape = L.polygon(mark.rings, { className: `area ${mark.shape}`, weight: 1.6, smoothFactor: 0.6 });
      shape.on("click", pick).addTo(state.areas);
      entry.shapes.push(shape);
      entry.bounds = shape.getBounds();
    }
    const face = el("div", pinned ? `pin ${mark.shape}` : `tag ${mark.shape}`);
    if (pinned) face.append(el("b", "", mark.mentions), el("span", "", mark.name));
    else face.append(el("span", "", mark.name), el("b", "", mark.mentions));
    const icon = L.divIcon({ html: face, className: pinned ? "" : "tagged", iconSize: pinned ? [26, 26] : null });
    const label = `${mark.name}, ${mark.mentions} ${mark.mentions === 1 ? "mention" : "mentions"}`;
    const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true, alt: label });
    marker.on("click", pick);
    marker.on("add", () => {
      const node = marker.getElement();
      node.setAttribute("aria-label", label);
      node.setAttribute("role", "button");
      node.onkeydown = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(); } };
    });
    marker.addTo(pinned ? state.points : state.areas);
    Object.assign(entry, { marker, face, pinned });
    return entry;
  }

  function highlight(state, id) {
    for (const entry of state.marks.values()) {
      const on = entry.mark.id === id;
      entry.face.classList.toggle("chosen", on);
      entry.marker.setZIndexOffset(on ? 1000 : 0);
      entry.marker.getElement()?.setAttribute("aria-pressed", String(on));
      for (const shape of entry.shapes) shape.getElement()?.classList.toggle("chosen", on);
    }
    state.chosen = id;
    tidy(state);
  }

  const everything = (state) => {
    const bounds = L.latLngBounds([]);
    for (const entry of state.marks.values()) bounds.extend(entry.bounds || entry.at);
    return bounds;
  };
  function fitAll(state, animate) {
    const bounds = everything(state);
    const fit = (moving) => bounds.isValid()
      ? state.map.fitBounds(bounds, { padding: [36, 36], maxZoom: TOWN_ZOOM, animate: moving && !calm() })
      : state.map.setView([30, 20], 2, { animate: false });
    fit(animate);
    state.settle = () => fit(false);
  }
  // The user's zoom is kept unless a town would be lost at it, or an area would not fit or be a speck.
  function go(state, entry, animate) {
    const map = state.map, zoom = map.getZoom();
    let centre = entry.at, to = zoom >= 6 ? zoom : TOWN_ZOOM;
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
    const view = map.getBounds().pad(0.2);
    const seen = [...state.marks.values()].filter((entry) => entry.pinned && view.contains(entry.at));
    const crowded = seen.length > CROWD;
    map.getContainer().classList.toggle("crowded", crowded);
    const spots = seen.map((entry) => ({ entry, at: map.latLngToLayerPoint(entry.at), group: null }));
    for (const spot of spots) {
      if (!spot.entry.marker.getLatLng().equals(spot.entry.at)) spot.entry.marker.setLatLng(spot.entry.at);
    }
    if (crowded) return;
    const groups = [];
    for (const spot of spots) {
      const group = groups.find((g) => g.some((other) => other.at.distanceTo(spot.at) < PIN));
      if (group) group.push(spot);
      else groups.push([spot]);
    }
    for (const group of groups) if (group.length > 1 && group.length <= FAN) spread(state, group);
    const boxes = spots.map(({ entry }) => {
      const p = map.latLngToLayerPoint(entry.marker.getLatLng());
      return { entry, pin: [p.x - 13, p.y - 13, p.x + 13, p.y + 13], text: [p.x + 14, p.y - 9, p.x + 22 + entry.mark.name.length * 7.2, p.y + 9] };
    });
    const taken = boxes.map((box) => box.pin);
    const weight = (box) => box.entry.mark.mentions + (box.entry.mark.id === state.chosen ? 1e6 : 0);
    for (const box of boxes.sort((a, b) => weight(b) - weight(a))) {
      const t = box.text, hit = taken.some((q) => q !== box.pin && t[0] < q[2] && t[2] > q[0] && t[1] < q[3] && t[3] > q[1]);
      box.entry.face.classList.toggle("mute", hit);
      if (!hit) taken.push(t);
    }
    for (const entry of state.marks.values()) if (!entry.pinned) dodge(map, entry, boxes.map((box) => box.pin));
  }
  // The label of an area gives way to the pins in it.
  function dodge(map, entry, pins) {
    const node = entry.marker.getElement();
    if (!node) return;
    const at = map.latLngToLayerPoint(entry.at), wide = node.offsetWidth / 2, high = node.offsetHeight / 2;
    const free = [0, -34, 34, -62].find((dy) => !pins.some((p) =>
      at.x - wide < p[2] && at.x + wide > p[0] && at.y + dy - high < p[3] && at.y + dy + high > p[1]));
    node.style.translate = `-50% calc(-50% + ${free ?? 0}px)`;
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

  // Called on every run of the app: the place chosen, and whether the map should go there.
  function choose(id, n, move) {
    const state = window.dateline;
    if (!state) return;
    const first = state.n === undefined;
    if (state.n === n && state.chosen === id) return;
    const entry = state.marks.get(id);
    if (move && entry && state.n !== n) go(state, entry, !first);
    state.n = n;
    highlight(state, id);
  }

  return { start, choose };
})();
