// What the page does beyond being read: theme, sorting, copying, and pointing at jobs and hours.
(() => {
  "use strict";
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const make = (tag, text, parent) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (parent) parent.append(element);
    return element;
  };
  const source = document.getElementById("data");
  const data = source ? JSON.parse(source.textContent) : { jobs: [], labels: [], slots: [] };
  const words = document.body.dataset;
  all(".script").forEach((element) => element.removeAttribute("hidden"));

  // Theme: starts as the system has it.
  const root = document.documentElement;
  const button = document.getElementById("theme");
  button.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  // Hashes can be copied.
  all("code.copy").forEach((code) => {
    const copy = make("button", words.copy);
    copy.type = "button";
    code.after(copy);
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        copy.textContent = words.copied;
        copy.addEventListener("blur", () => (copy.textContent = words.copy), { once: true });
      } catch {
        getSelection().selectAllChildren(code); // not allowed: the reader copies what is marked
      }
    });
  });

  // Tables sort by their exact values; totals stay where they are.
  const collator = new Intl.Collator(root.lang, { numeric: true });
  all("table").forEach((table) => {
    const groups = Array.from(table.tBodies).map((body) => ({ body, rows: Array.from(body.rows).filter((row) => !row.classList.contains("heading")) }));
    if (groups.every((group) => group.rows.length < 2)) return;
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const sort = make("button", head.textContent);
      sort.type = "button";
      sort.title = words.sort;
      head.replaceChildren(sort);
      sort.addEventListener("click", () => {
        const order = { undefined: "ascending", ascending: "descending", descending: undefined }[head.getAttribute("aria-sort") ?? undefined];
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        if (order) head.setAttribute("aria-sort", order);
        const compare = (a, b) => {
          const [x, y] = [a.cells[column].dataset.v, b.cells[column].dataset.v];
          if (x !== undefined && y !== undefined) return Number(x) - Number(y);
          return (x === undefined) - (y === undefined) || collator.compare(a.cells[column].textContent, b.cells[column].textContent);
        };
        groups.forEach(({ body, rows }) => {
          const sorted = !order ? rows : rows.slice().sort((a, b) => (order === "ascending" ? compare(a, b) : compare(b, a)));
          body.append(...sorted);
        });
      });
    });
  });

  // The section in view is marked in the bar.
  const links = new Map(all(".bar nav a").map((link) => [link.hash.slice(1), link]));
  const observer = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
      links.forEach((link) => link.removeAttribute("aria-current"));
      links.get(entry.target.id)?.setAttribute("aria-current", "true");
    }),
    { rootMargin: "-20% 0px -70% 0px" },
  );
  all("main section[id]").forEach((section) => links.has(section.id) && observer.observe(section));

  if (!source) return;
  const card = document.getElementById("card");
  const readout = document.getElementById("readout");
  const svg = "http://www.w3.org/2000/svg";
  const jobs = new Map(data.jobs.map((job) => [job[0], job]));
  const rowsOf = new Map();
  const barsOf = new Map();
  const add = (map, element) => {
    const id = element.dataset.job;
    if (!map.has(id)) map.set(id, []);
    map.get(id).push(element);
  };
  all("tr[data-job]").forEach((row) => add(rowsOf, row));

  const place = (box, x, y) => {
    box.hidden = false;
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.max(8, Math.min(x + 14, innerWidth - width - 8))}px`;
    box.style.top = `${y + 18 + height > innerHeight ? Math.max(8, y - height - 14) : y + 18}px`;
  };
  let shades = [];
  const light = (id, on) => {
    [...(rowsOf.get(id) ?? []), ...(barsOf.get(id) ?? [])].forEach((element) => element.classList.toggle("lit", on));
    shades.forEach((shade) => shade.remove());
    shades = [];
    if (on) (barsOf.get(id) ?? []).forEach((bar) => shadeLoad(bar));
  };
  // The hours of a job are marked in the load profile below.
  const shadeLoad = (bar) => {
    const chart = bar.ownerSVGElement;
    const slot = chart.querySelector(".slot > rect");
    const rect = bar.querySelector("rect");
    if (!slot || !rect) return;
    const shade = document.createElementNS(svg, "rect");
    for (const [name, from] of [["x", rect], ["width", rect], ["y", slot], ["height", slot]]) shade.setAttribute(name, from.getAttribute(name));
    shade.setAttribute("class", "shade");
    chart.append(shade);
    shades.push(shade);
  };
  const showCard = (id, x, y) => {
    const job = jobs.get(id);
    if (!job) return;
    card.replaceChildren();
    make("h3", job[0], card);
    if (job[1]) make("p", job[1], card);
    const list = make("dl", "", card);
    data.labels.forEach((label, i) => {
      make("dt", label, list);
      make("dd", job[i + 2], list);
    });
    place(card, x, y);
  };
  const hide = (id) => {
    card.hidden = true;
    light(id, false);
  };

  all(".hs-chart").forEach((chart) => {
    const bars = all(".job", chart);
    bars.forEach((bar, index) => {
      const id = bar.dataset.job;
      const title = bar.querySelector("title");
      bar.setAttribute("role", "img");
      bar.setAttribute("aria-label", title.textContent.replaceAll("\n", ", "));
      title.remove(); // the card says it
      bar.setAttribute("tabindex", index === 0 ? "0" : "-1");
      add(barsOf, bar);
      bar.addEventListener("pointerenter", (event) => { light(id, true); showCard(id, event.clientX, event.clientY); });
      bar.addEventListener("pointermove", (event) => place(card, event.clientX, event.clientY));
      bar.addEventListener("pointerleave", () => hide(id));
      bar.addEventListener("focus", () => {
        const box = bar.getBoundingClientRect();
        light(id, true);
        showCard(id, box.left, box.bottom - 12);
      });
      bar.addEventListener("blur", () => hide(id));
      bar.addEventListener("click", () => goTo(rowsOf.get(id)?.find((row) => row.closest("#assignments"))));
    });
    chart.addEventListener("keydown", (event) => {
      const at = bars.indexOf(document.activeElement);
      if (at < 0) return;
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) {
        const next = bars[(at + step + bars.length) % bars.length];
        bars[at].setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
        event.preventDefault();
      } else if (event.key === "Enter") {
        bars[at].dispatchEvent(new Event("click"));
      } else if (event.key === "Escape") {
        hide(bars[at].dataset.job);
      }
    });
    crosshair(chart);
  });
  const goTo = (element) => element?.scrollIntoView({ block: "center" });

  // A line through all lanes, with time, load and price of the hour under the pointer.
  function crosshair(chart) {
    const slots = all(".slot", chart);
    if (slots.length === 0) return;
    const first = slots[0].querySelector("rect");
    const last = slots[slots.length - 1].querySelector("rect");
    const left = Number(first.getAttribute("x"));
    const right = Number(last.getAttribute("x")) + Number(last.getAttribute("width"));
    const bottom = Number(first.getAttribute("y")) + Number(first.getAttribute("height"));
    const start = Number(slots[0].dataset.slot);
    slots.forEach((slot) => slot.querySelector("title").remove()); // the readout says it
    const line = document.createElementNS(svg, "path");
    line.setAttribute("class", "crosshair");
    chart.append(line);
    chart.addEventListener("pointermove", (event) => {
      const box = chart.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * chart.viewBox.baseVal.width;
      const y = ((event.clientY - box.top) / box.height) * chart.viewBox.baseVal.height;
      if (x < left || x >= right || y > bottom) {
        leave();
        return;
      }
      const slot = data.slots[start + Math.floor(((x - left) / (right - left)) * slots.length)];
      line.setAttribute("d", `M${x} 0V${bottom}`);
      readout.textContent = slot.join("  ·  ");
      readout.hidden = false;
      const width = readout.getBoundingClientRect().width;
      readout.style.left = `${Math.max(8, Math.min(event.clientX - width / 2, innerWidth - width - 8))}px`;
      readout.style.top = `${Math.max(52, box.top - 28)}px`;
    });
    const leave = () => {
      line.removeAttribute("d");
      readout.hidden = true;
    };
    chart.addEventListener("pointerleave", leave);
  }

  // A row lights its bars, and tells where they are.
  all("tr[data-job]").forEach((row) => {
    row.addEventListener("pointerenter", () => light(row.dataset.job, true));
    row.addEventListener("pointerleave", () => light(row.dataset.job, false));
  });
  addEventListener("scroll", () => { card.hidden = true; readout.hidden = true; }, { passive: true });
})();
