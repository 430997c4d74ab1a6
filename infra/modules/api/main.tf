# Two functions over HTTPS, for programs of ours that sign with a role of this account. Members never
# come here: they have the site.

locals {
  routes = {
    "GET /archive/{folderId}"          = "check"
    "POST /archive/{folderId}/restore" = "restore"
  }
}

resource "aws_apigatewayv2_api" "this" {
  name          = var.name
  protocol_type = "HTTP"
  description   = "The archive, for programs that sign their requests"
}

resource "aws_apigatewayv2_integration" "this" {
  for_each = toset(values(local.routes))

  api_id                 = aws_apigatewayv2_api.this.id
  integration_type       = "AWS_PROXY"
  integration_uri        = var.functions[each.key].invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 30000 # the most that it waits
}

resource "aws_apigatewayv2_route" "this" {
  for_each = local.routes

  api_id             = aws_apigatewayv2_api.this.id
  route_key          = each.key
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.this[each.value].id}"
}

resource "aws_apigatewayv2_stage" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit    = var.requests_a_second
    throttling_burst_limit   = 2 * var.requests_a_second
    detailed_metrics_enabled = true
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.this.arn
    # No addresses and no names: which role asked what, and how it went.
    format = jsonencode({
      requestId = "$context.requestId"
      route     = "$context.routeKey"
      status    = "$context.status"
      caller    = "$context.identity.caller"
      ms        = "$context.responseLatency"
      error     = "$context.integrationErrorMessage"
    })
  }
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/apigateway/${var.name}"
  retention_in_days = var.log_days
}

resource "aws_lambda_permission" "this" {
  for_each = local.routes

  statement_id  = "from-api-${each.value}"
  action        = "lambda:InvokeFunction"
  function_name = var.functions[each.value].name
  principal     = "apigateway.amazonaws.com"
  # This method and path of this API, in any stage.
  source_arn = "${aws_apigatewayv2_api.this.execution_arn}/*/${replace(replace(each.key, " ", ""), "{folderId}", "*")}"
}
