"""Runs a handler in Python as Lambda's runtime does: asks the Runtime API for the next invocation, calls, answers.

It is a program of its own, in a process of the function's, and imports nothing of the server.
"""

import decimal
import http.client
import importlib
import math
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


# Newer versions of Lambda's runtime leave other letters than ASCII's as they are.
ASCII_ONLY = int(os.environ.get("AWS_EXECUTION_ENV", "").rpartition(".")[2] or "0") < 12


class HandlerError(Exception):
    def __init__(self, kind, message, trace=()):
        super().__init__(message)
        self.kind = kind
        self.trace = list(trace)


class Members:
    """An object with these members of a dictionary, or None for those that it has not."""

    def __init__(self, names, value):
        value = value if isinstance(value, dict) else {}
        self._names = names
        for name in names:
            setattr(self, name, value.get(name))

    def __repr__(self):
        members = ",".join("%s=%s" % (name, getattr(self, name)) for name in self._names)
        return "%s([%s])" % (type(self).__name__, members)


class CognitoIdentity(Members):
    def __init__(self):
        super().__init__(("cognito_identity_id", "cognito_identity_pool_id"), None)


class Client(Members):
    def __init__(self, value):
        names = ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")
        super().__init__(names, value)


class ClientContext(Members):
    def __init__(self, value):
        super().__init__(("custom", "env", "client"), value)
        self.client = None if self.client is None else Client(self.client)


class LambdaContext:
    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = CognitoIdentity()
        self.client_context = client_context(headers.get("Lambda-Runtime-Client-Context"))
        self.tenant_id = None
        self._epoch_deadline_time_in_ms = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._epoch_deadline_time_in_ms - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))

    def __repr__(self):
        names = (
            "aws_request_id",
            "log_group_name",
            "log_stream_name",
            "function_name",
            "memory_limit_in_mb",
            "function_version",
            "invoked_function_arn",
            "client_context",
            "identity",
            "tenant_id",
        )
        return "LambdaContext([%s])" % ",".join("%s=%s" % (name, getattr(self, name)) for name in names)


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
        trace = '  File "%s" Line %s\n    %s' % (error.filename, error.lineno, error.text)
        raise HandlerError("Runtime.UserCodeSyntaxError", message, [trace]) from error
    if not hasattr(module, function_name):
        raise HandlerError(
            "Runtime.HandlerNotFound", "Handler '%s' missing on module '%s'" % (function_name, module_name)
        )
    return getattr(module, function_name)


def error_payload(error, request_id):
    kind = error.kind if isinstance(error, HandlerError) else type(error).__name__
    trace = error.trace if isinstance(error, HandlerError) else traceback.format_list(own_frames(error))
    return {"errorMessage": str(error), "errorType": kind, "requestId": request_id, "stackTrace": trace}


def own_frames(error):
    frames = traceback.extract_tb(error.__traceback__)
    # Without the places within a line, which newer versions would mark: Lambda tells the lines alone.
    return [(each.filename, each.lineno, each.name, each.line) for each in frames if each.filename != __file__]


def log_error(payload):
    # One event, so one line: the server puts newlines where there are record separators.
    lines = ["[ERROR] %s" % ": ".join(text for text in (payload["errorType"], payload["errorMessage"]) if text)]
    lines += ["Traceback (most recent call last):"]
    lines += [indented(line) for element in payload["stackTrace"] for line in element.splitlines() or [""]]
    sys.stdout.write("\x1e".join(line.replace("\n", "\x1e") for line in lines) + "\n")


def indented(line):
    """With spaces that log viewers keep, as Lambda writes them."""
    text = line.lstrip(" ")
    return "\u00a0" * (len(line) - len(text)) + text


def plain(value):
    """Numbers of DynamoDB's tables, which json does not know."""
    if not isinstance(value, decimal.Decimal):
        raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)
    if value.is_nan():
        return math.nan
    return int(value) if str(value).lstrip("-").isdigit() else float(value)


def json_text(value):
    return json.dumps(value, default=plain, ensure_ascii=ASCII_ONLY)


def send(method, path, body=None, headers=None):
    CONNECTION.request(method, BASE + path, body, headers or {})
    response = CONNECTION.getresponse()
    return response.status, response.headers, response.read()


def post(path, body, headers=None):
    sys.stdout.flush()
    sys.stderr.flush()
    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kib = usage // 1024 if sys.platform == "darwin" else usage
    return send("POST", path, body.encode("utf-8", "replace"), {**(headers or {}), "Stile-Memory-Kib": str(kib)})


# With an answer: its response is to be the next invocation.
ASKS = {"Stile-Next": "1"}


def post_error(path, payload, headers=None):
    log_error(payload)
    return post(path, json_text(payload), {"Lambda-Runtime-Function-Error-Type": payload["errorType"], **(headers or {})})


def serve(handler):
    status, headers, body = send("GET", "/invocation/next")
    while True:
        # What was too large is answered without the next invocation.
        if status != 200:
            status, headers, body = send("GET", "/invocation/next")
        context = LambdaContext(headers)
        RequestId.value = context.aws_request_id
        status, headers, body = answer(handler, body, context)


def answer(handler, body, context):
    place = "/invocation/%s" % context.aws_request_id
    try:
        result = handler(json.loads(body), context)
    except Exception as error:
        return post_error(place + "/error", error_payload(error, context.aws_request_id), ASKS)
    try:
        text = json_text(result)
    except Exception as error:
        fault = HandlerError("Runtime.MarshalError", "Unable to marshal response: %s" % error)
        return post_error(place + "/error", error_payload(fault, context.aws_request_id), ASKS)
    return post(place + "/response", text, ASKS)


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
