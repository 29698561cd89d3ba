// Completes the names of people, countries and organisations in a search box: a combobox with a list, as ARIA has it.
"use strict";

for (const input of document.querySelectorAll("input[data-complete]")) {
  const kinds = input.dataset.kinds.split("|");
  const names = { person: kinds[0], country: kinds[1], organisation: kinds[2] };
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = input.id + "-completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.placeholder);
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let chosen = -1;
  let asked = 0;
  let waiting;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    if (index < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[index].id);
    }
  };

  const open = (item) => {
    location.href = item.dataset.path;
  };

  const show = (entities) => {
    list.replaceChildren(
      ...entities.map((entity, index) => {
        const item = document.createElement("li");
        item.id = list.id + "-" + index;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.dataset.path = entity.path + "?lang=" + document.documentElement.lang;
        const name = document.createElement("bdi");
        name.textContent = entity.name;
        const kind = document.createElement("small");
        kind.textContent = names[entity.kind];
        item.append(name, kind);
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          open(item);
        });
        return item;
      }),
    );
    list.hidden = entities.length === 0;
    input.setAttribute("aria-expanded", String(entities.length > 0));
    choose(-1);
  };

  const complete = async () => {
    const words = input.value.trim();
    const number = ++asked;
    if (words.length < 2) {
      close();
      return;
    }
    const answer = await fetch(input.dataset.complete + "&q=" + encodeURIComponent(words));
    if (answer.ok && number === asked && document.activeElement === input) {
      show((await answer.json()).items);
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(complete, 120);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (list.hidden || count === 0) {
      return;
    }
    if (event.key === "ArrowDown") {
      choose((chosen + 1) % count);
    } else if (event.key === "ArrowUp") {
      choose(chosen <= 0 ? count - 1 : chosen - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      open(list.children[chosen]);
    } else if (event.key === "Escape") {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
}
