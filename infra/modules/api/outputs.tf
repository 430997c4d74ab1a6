output "url" {
  description = "Where the API is called, signed for execute-api."
  value       = aws_apigatewayv2_api.this.api_endpoint
}
