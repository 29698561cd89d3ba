// Draws which country does what with or to which: as a network or on a map, by quad class and years.
"use strict";

const MAP_WIDTH = 960;
const GOOD = ["MaterialCooperation", "VerbalCooperation"];
const MATERIAL = ["MaterialCooperation", "MaterialConflict"];

const figure = document.querySelector("figure[data-network]");
const form = document.getElementById("network-controls");
const canvas = figure.querySelector(".canvas");
const words = figure.dataset;
const hint = document.createElement("div");
hint.className = "hint";
hint.hidden = true;
canvas.append(hint);

const svg = d3.select(canvas).append("svg").attr("role", "group").attr("aria-label", words.label);
let data;
let world;
// Width of the drawing, and how much larger letters and circles are drawn on it to look as large as usual.
let width = MAP_WIDTH;
let zoom = 1;
// Where the layout put a country, so that another choice of years moves as little as it can.
const remembered = new Map();

const wanted = () => {
  const of = (name) => (form ? [...form.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value) : []);
  const range = (name) => form?.querySelector(`input[name=${name}]`)?.valueAsNumber;
  const years = [...new Set(data.edges.map((edge) => edge.year).filter(Boolean))].map(Number);
  const first = Math.min(...years);
  const last = Math.max(...years);
  return {
    view: of("view")[0] ?? words.view,
    quads: form ? of("quad") : null,
    from: range("from") ?? first,
    to: range("to") ?? last,
    all: (range("from") ?? first) <= first && (range("to") ?? last) >= last,
  };
};

// One line a pair and side: cooperation and conflict, whichever way they go.
const lines = (ask) => {
  const pairs = new Map();
  for (const edge of data.edges) {
    const inTime = edge.year ? Number(edge.year) >= ask.from && Number(edge.year) <= ask.to : ask.all;
    if (!inTime || edge.source === edge.target || (ask.quads && !ask.quads.includes(edge.quadClass))) {
      continue;
    }
    const good = GOOD.includes(edge.quadClass);
    const [one, other] = edge.source < edge.target ? [edge.source, edge.target] : [edge.target, edge.source];
    const key = `${one} ${other} ${good}`;
    const line = pairs.get(key) ?? { source: one, target: other, good, count: 0, material: 0 };
    line.count += edge.count;
    line.material += MATERIAL.includes(edge.quadClass) ? edge.count : 0;
    pairs.set(key, line);
  }
  return [...pairs.values()].sort((a, b) => a.count - b.count);
};

const curve = (a, b, good) => {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const bend = good ? 0.16 : -0.16;
  return `M${a.x},${a.y}Q${(a.x + b.x) / 2 - dy * bend},${(a.y + b.y) / 2 + dx * bend} ${b.x},${b.y}`;
};

const layout = (nodes, edges, height) => {
  for (const node of nodes) {
    const before = remembered.get(node.code);
    if (before) {
      node.x = before.x;
      node.y = before.y;
    }
  }
  const radius = (node) => 4 + 2.4 * Math.sqrt(node.count);
  const forces = edges.map((edge) => ({ source: edge.source, target: edge.target, count: edge.count }));
  const simulation = d3
    .forceSimulation(nodes)
    .force("link", d3.forceLink(forces).id((node) => node.code).distance(95).strength(0.25))
    .force("charge", d3.forceManyBody().strength(-330).distanceMax(420))
    .force("x", d3.forceX(width / 2).strength(0.05))
    .force("y", d3.forceY(height / 2).strength(0.11))
    .force("collide", d3.forceCollide((node) => radius(node) + 16))
    .stop();
  simulation.tick(320);
  // The drawing fills its room; names stand to the right of their circles.
  const fit = (axis, from, to) => {
    const [least, most] = d3.extent(nodes, (node) => node[axis]);
    const scale = most > least ? d3.scaleLinear([least, most], [from, to]) : () => (from + to) / 2;
    nodes.forEach((node) => (node[axis] = scale(node[axis])));
  };
  fit("x", 24, width - 110);
  fit("y", 20, height - 24);
  for (const node of nodes) {
    remembered.set(node.code, { x: node.x, y: node.y });
  }
};

const place = (nodes) => {
  for (const node of nodes) {
    const at = world.places[node.code];
    node.x = at?.[0];
    node.y = at?.[1];
  }
  return nodes.filter((node) => node.x !== undefined);
};

const say = (event, text) => {
  hint.textContent = text;
  hint.hidden = false;
  const box = canvas.getBoundingClientRect();
  const at = event.clientX ? { x: event.clientX, y: event.clientY } : event.target.getBoundingClientRect();
  hint.style.left = Math.min(at.x - box.x + 12, box.width - hint.offsetWidth - 4) + "px";
  hint.style.top = at.y - box.y + 14 + "px";
};

const names = () => new Map(data.countries.map((country) => [country.code, country.name]));

const draw = () => {
  const ask = wanted();
  const map = ask.view === "map";
  const shown = canvas.clientWidth || MAP_WIDTH;
  width = map ? MAP_WIDTH : Math.max(340, Math.min(MAP_WIDTH, shown));
  zoom = Math.max(1, (0.85 * width) / shown);
  const height = map ? world.height : 560;
  const edges = lines(ask);
  const counts = new Map();
  for (const edge of edges) {
    for (const code of [edge.source, edge.target]) {
      counts.set(code, (counts.get(code) ?? 0) + edge.count);
    }
  }
  const name = names();
  let nodes = [...counts].map(([code, count]) => ({ code, count, name: name.get(code) }));
  figure.classList.toggle("map", map);
  figure.classList.toggle("graph", !map);
  if (map) {
    nodes = place(nodes);
  } else {
    layout(nodes, edges, height);
  }
  const at = new Map(nodes.map((node) => [node.code, node]));
  const drawn = edges.filter((edge) => at.has(edge.source) && at.has(edge.target));
  const scale = (map ? 0.7 : 1) * zoom;
  svg.attr("viewBox", `0 0 ${width} ${height}`).selectAll("*").remove();
  if (map) {
    svg.append("g").attr("aria-hidden", "true").selectAll("path").data(Object.values(world.outlines)).join("path")
      .attr("class", "land").attr("d", (outline) => outline);
  }
  const language = "?lang=" + words.lang;
  const side = (edge) => (edge.good ? words.cooperation : words.conflict);
  const label = (edge) => `${name.get(edge.source)} – ${name.get(edge.target)}: ${side(edge)} ${edge.count}`;
  svg.append("g").selectAll("a").data(drawn).join("a")
    .attr("href", (edge) => `/pair/${encodeURIComponent(edge.source)}/${encodeURIComponent(edge.target)}${language}`)
    .attr("aria-label", label)
    .attr("tabindex", -1) // the table below leads to the same places, in a better order
    .on("mousemove", (event, edge) => say(event, label(edge)))
    .on("mouseleave", () => (hint.hidden = true))
    .append("path")
    .attr("class", (edge) => `edge ${edge.good ? "good" : "bad"}${edge.material ? "" : " words"}`)
    .attr("d", (edge) => curve(at.get(edge.source), at.get(edge.target), edge.good))
    .attr("stroke-width", (edge) => scale * (1 + 1.3 * Math.sqrt(edge.count)));
  const circles = svg.append("g").selectAll("a").data(nodes).join("a")
    .attr("href", (node) => `/country/${encodeURIComponent(node.code)}${language}`)
    .attr("aria-label", (node) => `${node.name}, ${node.count}`)
    .on("mousemove", (event, node) => {
      say(event, `${node.name}: ${node.count}`);
      const near = new Set([node.code]);
      svg.selectAll(".edge").classed("dim", (edge) => {
        const touches = edge.source === node.code || edge.target === node.code;
        if (touches) {
          near.add(edge.source).add(edge.target);
        }
        return !touches;
      });
      svg.selectAll("text").classed("dim", (other) => !near.has(other.code));
    })
    .on("mouseleave", () => {
      hint.hidden = true;
      svg.selectAll(".dim").classed("dim", false);
    });
  circles.append("circle")
    .attr("cx", (node) => node.x).attr("cy", (node) => node.y)
    .attr("r", (node) => scale * (4 + 2.2 * Math.sqrt(node.count)));
  labels(nodes, map, scale);
};

// Names where there is room for them, those of the most present countries first.
const labels = (nodes, map, scale) => {
  const taken = [];
  const ordered = [...nodes].sort((a, b) => b.count - a.count);
  const layer = svg.append("g").attr("aria-hidden", "true");
  for (const node of ordered) {
    const r = scale * (4 + 2.2 * Math.sqrt(node.count));
    const box = { x: node.x + r + 3, y: node.y - 8 * zoom, w: 6.4 * zoom * node.name.length, h: 16 * zoom };
    const left = box.x + box.w > width - 4;
    if (left) {
      box.x = node.x - r - 3 - box.w;
    }
    const hidden = taken.some((other) =>
      box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h);
    if (hidden && (map || nodes.length > 40)) {
      continue;
    }
    taken.push(box);
    layer.append("text").datum(node)
      .attr("x", left ? node.x - r - 3 : node.x + r + 3).attr("y", node.y + 4 * zoom)
      .style("font-size", `${12 * zoom}px`)
      .attr("text-anchor", left ? "end" : "start")
      .text(node.name);
  }
};

const choose = (event) => {
  const from = form.querySelector("input[name=from]");
  const to = form.querySelector("input[name=to]");
  if (from && from.valueAsNumber > to.valueAsNumber) {
    // The one that is moved pushes the other.
    (event?.target === from ? to : from).value = event?.target.value ?? from.value;
  }
  const output = form.querySelector("output");
  if (output) {
    output.textContent = `${from.value} – ${to.value}`;
  }
  draw();
};

const begin = async () => {
  const [graph, outlines] = await Promise.all([fetch(words.network), fetch(words.world)]);
  if (!graph.ok || !outlines.ok) {
    return;
  }
  data = await graph.json();
  world = await outlines.json();
  if (form) {
    form.elements.view.value = words.view;
    form.hidden = false;
    form.addEventListener("input", choose);
    choose();
  } else {
    draw();
  }
  let drawnAt = canvas.clientWidth;
  addEventListener("resize", () => {
    if (canvas.clientWidth !== drawnAt) {
      drawnAt = canvas.clientWidth;
      draw();
    }
  });
  figure.dataset.ready = "true";
};

begin();
