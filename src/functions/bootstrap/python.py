"""Runs a handler in Python as Lambda's runtime does: asks the Runtime API for the next invocation, calls, answers.

It is a program of its own, in a process of the function's, and imports nothing of the server.
"""

import http.client
import importlib
import json
import logging
import os
import resource
import signal
import socket
import sys
import threading
import time
import traceback

HOST, _, SECRET = os.environ["AWS_LAMBDA_RUNTIME_API"].partition("/")
BASE = ("/" + SECRET if SECRET else "") + "/2018-06-01/runtime"
ROOT = os.environ["LAMBDA_TASK_ROOT"]


class Connection(http.client.HTTPConnection):
    def connect(self):
        super().connect()
        # Headers and body are written one after the other: the second would wait for an acknowledgement.
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


CONNECTION = Connection(HOST)
# What the interpreter itself holds, MiB, beside what the function may use.
INTERPRETER_MIB = 64


class HandlerError(Exception):
    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


class Context:
    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = None
        self.client_context = client_context(headers.get("Lambda-Runtime-Client-Context"))
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"]) / 1000

    def get_remaining_time_in_millis(self):
        return max(0, int((self._deadline - time.time()) * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


class ClientContext:
    def __init__(self, value):
        self.custom = value.get("custom")
        self.env = value.get("env")
        self.client = value.get("client")


def client_context(text):
    if not text:
        return None
    value = json.loads(text)
    return ClientContext(value) if isinstance(value, dict) else None


def load_handler(name):
    module_name, dot, function_name = name.rpartition(".")
    if not dot:
        raise HandlerError(
            "Runtime.MalformedHandlerName",
            "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % name,
        )
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        message = "Unable to import module '%s': %s" % (module_name, error)
        raise HandlerError("Runtime.ImportModuleError", message) from error
    except SyntaxError as error:
        message = "Syntax error in module '%s': %s" % (module_name, error)
        raise HandlerError("Runtime.UserCodeSyntaxError", message) from error
    if not hasattr(module, function_name):
        raise HandlerError(
            "Runtime.HandlerNotFound", "Handler '%s' missing on module '%s'" % (function_name, module_name)
        )
    return getattr(module, function_name)


def error_payload(error, request_id):
    kind = error.kind if isinstance(error, HandlerError) else type(error).__name__
    frames = [] if isinstance(error, HandlerError) else own_frames(error)
    return {
        "errorMessage": str(error),
        "errorType": kind,
        "requestId": request_id,
        "stackTrace": traceback.format_list(frames),
    }


def own_frames(error):
    frames = traceback.extract_tb(error.__traceback__)
    # Without the places within a line, which newer versions would mark: Lambda tells the lines alone.
    return [(each.filename, each.lineno, each.name, each.line) for each in frames if each.filename != __file__]


def log_error(payload):
    # One event, so one line: as Lambda's own runtime writes it where it cannot frame its lines.
    lines = ["[ERROR] %s: %s" % (payload["errorType"], payload["errorMessage"])]
    if payload["stackTrace"]:
        lines += ["Traceback (most recent call last):"] + payload["stackTrace"]
    sys.stdout.write("\r".join(line.rstrip("\n").replace("\n", "\r") for line in lines) + "\n")


def send(method, path, body=None, headers=None):
    CONNECTION.request(method, BASE + path, body, headers or {})
    response = CONNECTION.getresponse()
    return response.headers, response.read()


def post(path, body, headers=None):
    sys.stdout.flush()
    sys.stderr.flush()
    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kib = usage // 1024 if sys.platform == "darwin" else usage
    send("POST", path, body.encode("utf-8", "replace"), {**(headers or {}), "Stile-Memory-Kib": str(kib)})


def post_error(path, payload):
    log_error(payload)
    post(path, json.dumps(payload), {"Lambda-Runtime-Function-Error-Type": payload["errorType"]})


def serve(handler):
    while True:
        headers, body = send("GET", "/invocation/next")
        context = Context(headers)
        RequestId.value = context.aws_request_id
        place = "/invocation/%s" % context.aws_request_id
        try:
            result = handler(json.loads(body), context)
        except Exception as error:
            post_error(place + "/error", error_payload(error, context.aws_request_id))
            continue
        try:
            text = json.dumps(result)
        except Exception as error:
            message = "Unable to marshal response: %s" % error
            post_error(
                place + "/error", error_payload(HandlerError("Runtime.MarshalError", message), context.aws_request_id)
            )
            continue
        post(place + "/response", text)


class RequestId(logging.Filter):
    value = ""

    def filter(self, record):
        record.aws_request_id = RequestId.value
        return True


def take_logging():
    handler = logging.StreamHandler(sys.stdout)
    formatter = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S"
    )
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    handler.addFilter(RequestId())
    logging.getLogger().addHandler(handler)


def end_with_server():
    """The server holds the other end of this pipe: when it is gone, so are we, and whatever we have started."""

    def wait():
        try:
            while os.read(3, 1):
                pass
        except OSError:
            pass
        os.killpg(os.getpgrp(), signal.SIGKILL)

    os.set_inheritable(3, False)
    threading.Thread(target=wait, daemon=True).start()


def limit_memory():
    size = (int(os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]) + INTERPRETER_MIB) * 1024 * 1024
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    except (OSError, ValueError):
        pass


def main():
    end_with_server()
    limit_memory()
    take_logging()
    sys.path[0] = ROOT
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except HandlerError as error:
        post_error("/init/error", error_payload(error, ""))
        sys.exit(1)
    except Exception as error:
        post_error("/init/error", error_payload(error, ""))
        sys.exit(1)
    serve(handler)


main()
