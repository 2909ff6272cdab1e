// Copies, keeps the wire view up to date, and sends forms that only pass something on. Everything works without it, a little less at hand.
"use strict";

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard?.writeText(field.value);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
}

const wire = document.getElementById("wire");
if (wire) {
  const entries = document.getElementById("wire-entries");
  const events = new EventSource(`/wire/events?after=${wire.dataset.last}`);
  // The server encodes every entry; what comes is the same piece of page as after a reload.
  events.onmessage = event => {
    const entry = document.createRange().createContextualFragment(event.data).firstElementChild;
    if (document.getElementById(entry.id)) return;
    entry.classList.add("fresh");
    entries.prepend(entry);
  };
  addEventListener("pagehide", () => events.close());
}

// Provisioning takes as long as the server does: show that it was heard, and send nothing twice.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", event => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    form.setAttribute("aria-busy", "true");
    addEventListener("pageshow", () => { delete form.dataset.sent; form.removeAttribute("aria-busy"); }, { once: true });
  });
}

document.querySelector("form[data-pass-on]")?.requestSubmit();
