"""Takes mails from the queue and hands them to the mail provider."""
import json
import os
import time
import urllib.error
import urllib.request

QUEUE_URL = os.environ["QUEUE_URL"]
SENDGRID_API_KEY = os.environ["SENDGRID_API_KEY"]
POLL_SECONDS = float(os.getenv("POLL_SECONDS", "5"))

# The old queue, until the last orders in it are gone.
LEGACY_QUEUE = "{{amqp-url}}"


def next_mail():
    with urllib.request.urlopen(QUEUE_URL, timeout=10) as answer:
        body = answer.read()
    return json.loads(body) if body else None


def send(mail):
    request = urllib.request.Request(
        "https://api.sendgrid.com/v3/mail/send",
        data=json.dumps(mail).encode(),
        headers={"Authorization": f"Bearer {SENDGRID_API_KEY}", "Content-Type": "application/json"},
    )
    urllib.request.urlopen(request, timeout=10).close()


def main():
    print(f"worker: reading {QUEUE_URL} every {POLL_SECONDS:g} s", flush=True)
    while True:
        try:
            mail = next_mail()
            if mail:
                send(mail)
                continue
        except (urllib.error.URLError, ValueError) as error:
            print(f"worker: {error}", flush=True)
        time.sleep(POLL_SECONDS)


if __name__ == "__main__":
    main()
