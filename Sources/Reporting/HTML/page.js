"use strict";
(() => {
  const table = document.getElementById("submissions");
  const form = document.querySelector(".controls");
  const rows = [...table.tBodies];
  const original = new Map(rows.map((row, place) => [row, place]));
  document.documentElement.classList.add("js");
  form.hidden = false;

  // Filters.
  const words = new Map(rows.map((row) => [row, row.rows[0].textContent.toLowerCase()]));
  const filter = () => {
    const find = form.find.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden =
        !(words.get(row).includes(find) || row.dataset.mistake.includes(find)) ||
        (form.verdict.value !== "" && row.dataset.verdict !== form.verdict.value) ||
        (form.mistake.value !== "" && row.dataset.mistake !== form.mistake.value);
      shown += row.hidden ? 0 : 1;
    }
    form.querySelector("output").value = `${shown} of ${rows.length} shown`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of document.querySelectorAll("button.only")) {
    button.addEventListener("click", () => {
      form.mistake.value = button.dataset.mistake;
      filter();
      form.scrollIntoView();
    });
  }
  filter();

  // Sorting: once up, once down, then as it was.
  const heads = [...table.tHead.rows[0].cells];
  const key = (row, column, kind) => {
    const cell = row.rows[0].cells[column];
    return kind === "number" ? Number(cell.dataset.value) : cell.textContent;
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const next = now === null ? "ascending" : now === "ascending" ? "descending" : null;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      if (next !== null) head.setAttribute("aria-sort", next);
      const sign = next === "descending" ? -1 : 1;
      const kind = head.dataset.kind;
      const keys = new Map(rows.map((row) => [row, key(row, column, kind)]));
      const compare = (one, other) => {
        if (next === null) return original.get(one) - original.get(other);
        const [a, b] = [keys.get(one), keys.get(other)];
        const order = kind === "number" ? a - b : a.localeCompare(b, "en", { numeric: true });
        return sign * order || original.get(one) - original.get(other);
      };
      table.append(...[...rows].sort(compare));
    });
  });

  // On paper everything is open.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((part) => { part.open = false; }));
})();
