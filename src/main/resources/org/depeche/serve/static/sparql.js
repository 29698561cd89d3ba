// The SPARQL editor: YASGUI with this server's prefixes, vocabulary and ready questions; results as table, chart and graph.
"use strict";

const place = document.getElementById("editor");
const plain = document.getElementById("own");
const WIDTH = 900;

const shorten = (iri, prefixes) => {
  if (iri.startsWith(location.origin)) {
    return iri.slice(location.origin.length + 1);
  }
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    if (iri.startsWith(namespace)) {
      return `${prefix}:${iri.slice(namespace.length)}`;
    }
  }
  return iri;
};

const icon = (path) => {
  const holder = document.createElement("div");
  const svg = d3.select(holder).append("svg").attr("viewBox", "0 0 16 16").attr("aria-hidden", "true");
  svg.append("path").attr("d", path).attr("fill", "currentColor");
  return holder.firstElementChild;
};

const isNumber = (value) => value?.type !== "uri" && value !== undefined && value.value !== "" && !isNaN(value.value);

// A bar a row: the first column that is no number names it, the first that is one measures it.
class ChartOfResults {
  priority = 5;
  label = place.dataset.chart;

  constructor(yasr) {
    this.yasr = yasr;
  }

  columns() {
    const rows = this.yasr.results?.getBindings() ?? [];
    const names = this.yasr.results?.getVariables() ?? [];
    const number = names.find((name) => rows.length > 0 && rows.every((row) => !row[name] || isNumber(row[name])) &&
      rows.some((row) => row[name]));
    const label = names.find((name) => name !== number);
    return { rows, number, label };
  }

  canHandleResults() {
    const { number, label } = this.columns();
    return number !== undefined && label !== undefined;
  }

  getIcon() {
    return icon("M1 14h14v1H1zM2 8h3v5H2zM6.500 3h3v10h-3zM11 6h3v7h-3z");
  }

  draw() {
    const { rows, number, label } = this.columns();
    const shown = rows.filter((row) => row[number]).slice(0, 100);
    const x = d3.scaleLinear([0, d3.max(shown, (row) => Number(row[number].value)) || 1], [0, WIDTH - 360]);
    const svg = d3.create("svg").attr("viewBox", `0 0 ${WIDTH} ${shown.length * 22 + 8}`).attr("class", "results")
      .attr("role", "img").attr("aria-label", `${label}, ${number}`);
    const row = svg.selectAll("g").data(shown).join("g").attr("transform", (_, i) => `translate(0,${i * 22 + 4})`);
    row.append("text").attr("x", 270).attr("y", 14).attr("text-anchor", "end")
      .text((one) => shorten(one[label]?.value ?? "", Yasgui.ourPrefixes).slice(0, 44));
    row.append("rect").attr("x", 280).attr("y", 2).attr("height", 16)
      .attr("width", (one) => Math.max(1, x(Math.max(0, Number(one[number].value)))));
    row.append("text").attr("x", (one) => 286 + x(Math.max(0, Number(one[number].value)))).attr("y", 14)
      .text((one) => one[number].value);
    this.yasr.resultsEl.replaceChildren(svg.node());
  }
}

// Two columns of names as lines between them; of a graph its triples.
class GraphOfResults {
  priority = 4;
  label = place.dataset.network;

  constructor(yasr) {
    this.yasr = yasr;
  }

  edges() {
    const statements = this.yasr.results?.getStatements?.();
    if (statements?.length) {
      return statements.filter((one) => one.object.termType !== "Literal")
        .map((one) => ({ source: one.subject.value, target: one.object.value, label: one.predicate.value }));
    }
    const rows = this.yasr.results?.getBindings() ?? [];
    const names = (this.yasr.results?.getVariables() ?? []).filter((name) => rows.some((row) => row[name] && !isNumber(row[name])));
    const weight = (this.yasr.results?.getVariables() ?? []).find((name) => rows.length > 0 && rows.every((row) => isNumber(row[name])));
    return names.length < 2 ? [] : rows.filter((row) => row[names[0]] && row[names[1]]).map((row) => ({
      source: row[names[0]].value,
      target: row[names[1]].value,
      label: weight ? row[weight].value : "",
    }));
  }

  canHandleResults() {
    return this.edges().length > 0;
  }

  getIcon() {
    return icon("M3 1a2 2 0 0 1 1.900 2.600l5.700 3.200a2 2 0 1 1 0 2.400l-5.700 3.200a2 2 0 1 1-.5-.900l5.700-3.200a2 2 0 0 1 0-.600L4.400 4.500A2 2 0 1 1 3 1z");
  }

  draw() {
    const edges = this.edges().slice(0, 400);
    const names = [...new Set(edges.flatMap((edge) => [edge.source, edge.target]))];
    const nodes = names.map((id) => ({ id }));
    const links = edges.map((edge) => ({ ...edge }));
    d3.forceSimulation(nodes)
      .force("link", d3.forceLink(links).id((node) => node.id).distance(80))
      .force("charge", d3.forceManyBody().strength(-180))
      .force("x", d3.forceX(WIDTH / 2).strength(0.06)).force("y", d3.forceY(300).strength(0.09))
      .stop().tick(300);
    const svg = d3.create("svg").attr("viewBox", `0 0 ${WIDTH} 600`).attr("class", "results").attr("role", "img")
      .attr("aria-label", `${names.length} / ${edges.length}`);
    const inside = (value, most) => Math.max(12, Math.min(most - 12, value));
    svg.append("g").selectAll("line").data(links).join("line")
      .attr("x1", (link) => inside(link.source.x, WIDTH)).attr("y1", (link) => inside(link.source.y, 600))
      .attr("x2", (link) => inside(link.target.x, WIDTH)).attr("y2", (link) => inside(link.target.y, 600))
      .append("title").text((link) => shorten(link.label, Yasgui.ourPrefixes));
    const node = svg.append("g").selectAll("g").data(nodes).join("g")
      .attr("transform", (one) => `translate(${inside(one.x, WIDTH)},${inside(one.y, 600)})`);
    node.append("circle").attr("r", 4);
    node.append("text").attr("x", 7).attr("y", 4).text((one) => shorten(one.id, Yasgui.ourPrefixes).slice(0, 40));
    this.yasr.resultsEl.replaceChildren(svg.node());
  }
}

// What YASGUI leaves without a name, for those who do not see it.
const nameControls = () => {
  for (const area of place.querySelectorAll(".CodeMirror textarea")) {
    area.setAttribute("aria-label", plain.querySelector("label").firstChild.textContent.trim());
  }
  for (const control of place.querySelectorAll("button:not([aria-label]), [role=tab]:not([aria-label])")) {
    const name = control.title || control.textContent.trim() || control.className.split(/[\s_]/).pop();
    control.setAttribute("aria-label", name);
  }
};

const begin = async () => {
  const [vocabulary, questions] = await Promise.all(
    [place.dataset.vocabulary, place.dataset.queries].map(async (path) => (await fetch(path)).json()),
  );
  Yasgui.ourPrefixes = vocabulary.prefixes;
  const fixed = (like, name, values) =>
    Yasgui.Yasqe.forkAutocompleter(like, { name, bulk: true, persistenceId: null, get: () => Promise.resolve(values) });
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  fixed("prefixes", "ourPrefixes", Object.entries(vocabulary.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`));
  fixed("class", "ourClasses", vocabulary.classes);
  fixed("property", "ourProperties", vocabulary.properties);
  Yasgui.Yasr.registerPlugin("chart", ChartOfResults);
  Yasgui.Yasr.registerPlugin("network", GraphOfResults);
  Yasgui.Yasr.defaults.pluginOrder = ["table", "chart", "network", "response"];
  Yasgui.Yasr.defaults.prefixes = vocabulary.prefixes;

  const asked = plain.querySelector("textarea").value.trim();
  const endpoint = new URL("/sparql", location.href).href;
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST", acceptHeaderGraph: "text/turtle,*/*;q=0.9" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    persistenceId: null,
    autofocus: false,
    populateFromUrl: false,
    copyEndpointOnNewTab: true,
    yasqe: { value: asked, resizeable: false, createShareableLink: null },
    yasr: { prefixes: vocabulary.prefixes },
  });

  const choice = document.createElement("select");
  choice.setAttribute("aria-label", place.dataset.choose);
  choice.append(new Option(place.dataset.choose, ""));
  questions.items.forEach((question, index) => choice.append(new Option(question.title, String(index))));
  choice.addEventListener("change", () => {
    const question = questions.items[Number(choice.value)];
    if (choice.value !== "") {
      yasgui.getTab().getYasqe().setValue(question.sparql);
      yasgui.getTab().query();
    }
  });
  place.before(choice);
  plain.hidden = true;
  const result = document.getElementById("plain-result");
  if (result) {
    result.hidden = true;
    yasgui.getTab().query();
  }
  nameControls();
  new MutationObserver(nameControls).observe(place, { childList: true, subtree: true });
  place.dataset.ready = "true";
};

begin();
