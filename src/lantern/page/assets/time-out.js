// Warns two minutes before the session ends, in a dialog that holds the keyboard; what is typed is kept first.

const WARNING = 120;

export function warnBeforeSignOut() {
  const dialog = document.getElementById("time-out");
  if (!dialog) return;
  const length = Number(dialog.dataset.signedOutAfter);
  const left = dialog.querySelector("[data-left]");
  let ends = Date.now() + length * 1000;

  // The same page, asked for anew: signed out by now, it asks to sign in and then shows the draft. Of a family's pages
  // nothing stays on the screen, nor says where they were.
  const leave = () => location.assign(dialog.dataset.leave || location.pathname + location.search);

  async function stay() {
    const secret = document.querySelector('input[name="csrfmiddlewaretoken"]').value;
    const answer = await fetch(dialog.dataset.stay, { method: "POST", headers: { "X-CSRFToken": secret }, redirect: "manual" });
    if (answer.ok) {
      ends = Date.now() + length * 1000;
      dialog.close();
    } else {
      leave();
    }
  }

  function look() {
    const seconds = Math.round((ends - Date.now()) / 1000);
    if (seconds <= 0) return leave();
    if (seconds > WARNING) return;
    if (!dialog.open) {
      document.dispatchEvent(new Event("lantern:keep"));
      dialog.showModal();
    }
    // Said once a half minute: a count each second would be read out each second.
    const minutes = Math.ceil(seconds / 30) / 2;
    const words = minutes >= 1 ? `${minutes} minute${minutes === 1 ? "" : "s"}` : "less than a minute";
    if (left.textContent !== words) left.textContent = words;
  }

  dialog.querySelector("[data-stay-signed-in]").addEventListener("click", stay);
  dialog.addEventListener("cancel", stay);
  setInterval(look, 1000);
}
