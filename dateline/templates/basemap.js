// The basemap that needs no network: land, borders and names out of one file, drawn on canvas tiles.
window.DatelineBasemap = (() => {
  "use strict";
  const el = (tag, cls, text) => {
    const node = document.createElement(tag);
    if (cls) node.className = cls;
    if (text !== undefined) node.textContent = text;
    return node;
  };

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

  // Draws the file at this address; names that the story says itself are left out. Resolves to the layer of names.
  async function load(plain, address, said) {
    // The address changes with the file, so what the browser has of it is never out of date.
    const answer = await fetch(address, { cache: "force-cache" });
    if (!answer.ok) throw new Error(String(answer.status));
    const unpacked = answer.body.pipeThrough(new DecompressionStream("gzip"));
    const world = await new Response(unpacked).json();
    plain.load(world);
    return new Names(world.names.filter(([name]) => !said.has(name)));
  }

  return { Plain, load, el };
})();
