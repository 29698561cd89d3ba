// Ties an article's marked words to what was read from them: each shows the other, by mouse and by keyboard.
"use strict";

const text = document.querySelector("main");
const marks = [...document.querySelectorAll("mark[data-of]")];
const notes = new Map([...document.querySelectorAll(".notes li[id]")].map((note) => [note.id, note]));
const card = document.createElement("div");
card.className = "card";
card.id = "reading-card";
card.setAttribute("role", "tooltip");
card.hidden = true;
document.body.append(card);

const of = (mark) => mark.dataset.of.split(" ").filter((id) => notes.has(id));

const light = (ids) => {
  for (const mark of marks) {
    mark.classList.toggle("on", mark.dataset.of.split(" ").some((id) => ids.includes(id)));
  }
  notes.forEach((note, id) => note.classList.toggle("on", ids.includes(id)));
};

// What was read from the words: copies of the notes without their ids, and the rules that read them.
const showCard = (mark) => {
  const list = document.createElement("ol");
  for (const id of of(mark)) {
    const note = notes.get(id).cloneNode(true);
    note.removeAttribute("id");
    note.classList.remove("on");
    note.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
    list.append(note);
  }
  const rule = document.createElement("p");
  rule.className = "rule";
  rule.textContent = mark.firstElementChild.dataset.rule;
  card.replaceChildren(list, rule);
  card.hidden = false;
  const box = mark.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 12);
  card.style.left = Math.max(8, left) + window.scrollX + "px";
  const below = box.bottom + 8;
  const fits = below + card.offsetHeight < window.innerHeight;
  card.style.top = (fits ? below : Math.max(8, box.top - card.offsetHeight - 8)) + window.scrollY + "px";
};

const hide = () => {
  card.hidden = true;
  light([]);
};

for (const mark of marks) {
  const link = mark.firstElementChild;
  // The card says more than the browser's own hint, which would lie above it.
  link.dataset.rule = link.title;
  link.removeAttribute("title");
  link.setAttribute("aria-describedby", card.id);
  for (const event of ["mouseenter", "focusin"]) {
    mark.addEventListener(event, () => {
      light(of(mark));
      showCard(mark);
    });
  }
  for (const event of ["mouseleave", "focusout"]) {
    mark.addEventListener(event, hide);
  }
}
notes.forEach((note, id) => {
  note.addEventListener("mouseenter", () => light([id]));
  note.addEventListener("mouseleave", () => light([]));
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hide();
  }
});
