// Warns two minutes before the session ends, in a dialog that holds the keyboard; what is typed is kept first.

const WARNING = 120;

export function warnBeforeSignOut() {
  const dialog = document.getElementById("time-out");
  if (!dialog) return;
  const length = Number(dialog.dataset.signedOutAfter);
  const left = dialog.querySelector("[data-left]");
  const elsewhere = new BroadcastChannel("lantern:at-work");
  let ends;

  function later() {
    ends = Date.now() + length * 1000;
    dialog.close();
  }

  // Work on one page lengthens the session for all that are open.
  function atWork() {
    later();
    elsewhere.postMessage("");
  }

  async function stay() {
    const secret = document.querySelector('input[name="csrfmiddlewaretoken"]').value;
    const answer = await fetch(dialog.dataset.stay, { method: "POST", headers: { "X-CSRFToken": secret }, redirect: "manual" });
    if (answer.ok) atWork();
    else leave();
  }

  // Signs out in truth: to keep a draft at the warning has lengthened the session of somebody who is not there.
  function leave() {
    clearInterval(looking);
    const form = dialog.querySelector("[data-sign-out]");
    // The same page asks to sign in, and then shows the draft.
    form.elements.next.value ||= location.pathname + location.search;
    form.submit();
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
  document.addEventListener("lantern:kept", atWork);
  elsewhere.addEventListener("message", later);
  atWork();
  const looking = setInterval(look, 1000);
}
